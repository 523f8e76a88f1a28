namespace MilestoneTracker.Auditing;

/// <summary>One event of the audit log: the envelope around its data.</summary>
/// <remarks>
/// Events are the truth: a registry is the result of replaying them in order. An event belongs to a change, which has one time, one
/// context and one or more events; a log stores a change completely or not at all. Immutable and safe from any thread.
/// </remarks>
/// <param name="Sequence">The sequence number: its position in the log, from 1, without gaps.</param>
/// <param name="Time">When the change was made, in UTC, by the registry's <see cref="TimeProvider"/>.</param>
/// <param name="Context">Who made the change and why.</param>
/// <param name="Index">Its position within its change, from 1.</param>
/// <param name="Count">The number of events of its change.</param>
/// <param name="Data">What happened.</param>
public sealed record AuditEvent(long Sequence, DateTimeOffset Time, ChangeContext Context, int Index, int Count, AuditData Data)
{
    /// <summary>A description of the event, for people.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Sequence}: {Data} at {Time:yyyy-MM-dd HH:mm:ss}Z{Context?.Suffix}");
}
