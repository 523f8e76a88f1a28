using System.Diagnostics;

namespace MilestoneTracker.Reporting;

/// <summary>A moment of a plan: a version or a time. Both convert to it implicitly.</summary>
/// <remarks>Immutable and thread-safe. The <see langword="default"/> is version 0, the empty plan.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public readonly record struct PointInTime
{
    private readonly long _version;

    private PointInTime(long version, DateTimeOffset? time) => (_version, Time) = (version, time);

    /// <summary>The version, if the moment is one: the sequence number of an event; 0 is the empty plan. A version within a change means
    /// the plan before that change.</summary>
    public long? Version => Time is null ? _version : null;

    /// <summary>The time, if the moment is one: the plan before the first change that is recorded later (<see
    /// cref="Auditing.ChangeTimes"/>), so that a clock that went back has no effect.</summary>
    public DateTimeOffset? Time { get; }

    /// <summary>The moment of a version.</summary>
    /// <param name="version">The sequence number of an event; 0 for the empty plan. The report checks that the log has it.</param>
    public static PointInTime At(long version) => new(version, null);

    /// <summary>The moment of a time.</summary>
    /// <param name="time">The time, in any offset.</param>
    public static PointInTime At(DateTimeOffset time) => new(0, time);

    /// <summary>The moment of a version.</summary>
    /// <param name="version">The sequence number of an event; 0 for the empty plan. The report checks that the log has it.</param>
    public static implicit operator PointInTime(long version) => At(version);

    /// <summary>The moment of a time.</summary>
    /// <param name="time">The time, in any offset.</param>
    public static implicit operator PointInTime(DateTimeOffset time) => At(time);

    /// <summary>The moment in words, for people.</summary>
    public override string ToString() => Time is { } time
        ? FormattableString.Invariant($"{time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC") : FormattableString.Invariant($"version {_version}");
}
