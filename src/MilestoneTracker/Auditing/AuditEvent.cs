namespace MilestoneTracker.Auditing;

/// <summary>One entry of the audit log: the envelope around what happened.</summary>
/// <remarks>
/// Events are the truth: a registry is what they say when they are replayed in order. An event belongs to a change, which
/// has one time, one context and one or more events; a log keeps whole changes or none. Immutable and safe from any thread.
/// </remarks>
/// <param name="Sequence">Its place in the log: from 1, without a gap.</param>
/// <param name="Time">When the change was made, in UTC, by the registry's <see cref="TimeProvider"/>.</param>
/// <param name="Context">Who made the change and why.</param>
/// <param name="Index">Its place within its change, from 1.</param>
/// <param name="Count">How many events its change has.</param>
/// <param name="Data">What happened.</param>
public sealed record AuditEvent(long Sequence, DateTimeOffset Time, ChangeContext Context, int Index, int Count, AuditData Data)
{
    /// <summary>The event in words, for people.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Sequence}: {Data} at {Time:yyyy-MM-dd HH:mm:ss}Z{Context?.Suffix}");
}
