using System.Diagnostics;

namespace MilestoneTracker.Reporting;

/// <summary>A moment of a plan: a version, or a time. Either converts to it.</summary>
/// <remarks>Immutable and safe from any thread. The <see langword="default"/> is version 0, the empty plan.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public readonly record struct PointInTime
{
    private readonly long _version;

    private PointInTime(long version, DateTimeOffset? time) => (_version, Time) = (version, time);

    /// <summary>The version, where it is one: the sequence number of an event, from 0, which is the empty plan. Within a change it means
    /// the plan as it was before that change.</summary>
    public long? Version => Time is null ? _version : null;

    /// <summary>The time, where it is one: the plan before the first change that is recorded
    /// later (<see cref="Auditing.ChangeTimes"/>), so that a clock that went back means nothing.</summary>
    public DateTimeOffset? Time { get; }

    /// <summary>A moment by its version.</summary>
    /// <param name="version">The sequence number of an event; 0 for the empty plan. Whether the log has it is for the report to
    /// say.</param>
    public static PointInTime At(long version) => new(version, null);

    /// <summary>A moment by its time.</summary>
    /// <param name="time">The time, in any offset.</param>
    public static PointInTime At(DateTimeOffset time) => new(0, time);

    /// <summary>A moment by its version.</summary>
    /// <param name="version">The sequence number of an event; 0 for the empty plan. Whether the log has it is for the report to
    /// say.</param>
    public static implicit operator PointInTime(long version) => At(version);

    /// <summary>A moment by its time.</summary>
    /// <param name="time">The time, in any offset.</param>
    public static implicit operator PointInTime(DateTimeOffset time) => At(time);

    /// <summary>The moment in words, for people.</summary>
    public override string ToString() => Time is { } time
        ? FormattableString.Invariant($"{time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC") : FormattableString.Invariant($"version {_version}");
}
