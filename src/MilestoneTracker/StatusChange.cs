namespace MilestoneTracker;

/// <summary>One entry of a milestone's status history.</summary>
/// <param name="Status">The new status.</param>
/// <param name="Time">When, in UTC, by the registry's <see cref="TimeProvider"/>; recorded as the clock gave it, even if it went
/// back.</param>
/// <param name="Sequence">The sequence number of the event that recorded it.</param>
/// <param name="Context">Who made the change and why.</param>
public sealed record StatusChange(MilestoneStatus Status, DateTimeOffset Time, long Sequence, ChangeContext Context)
{
    /// <summary>A description of the entry, for people.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Time:yyyy-MM-dd HH:mm:ss}Z {Status} (event {Sequence}{Context.Suffix})");
}
