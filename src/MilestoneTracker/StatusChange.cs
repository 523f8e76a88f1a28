namespace MilestoneTracker;

/// <summary>One entry of a milestone's status history.</summary>
/// <param name="Status">The status that it had from here on.</param>
/// <param name="Time">When, in UTC, by the registry's <see cref="TimeProvider"/>; recorded as it was, also where the clock went
/// back.</param>
/// <param name="Sequence">The sequence number of the audit event that recorded it.</param>
/// <param name="Context">Who changed it and why.</param>
public sealed record StatusChange(MilestoneStatus Status, DateTimeOffset Time, long Sequence, ChangeContext Context)
{
    /// <summary>The entry in words, for people.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Time:yyyy-MM-dd HH:mm:ss}Z {Status} (event {Sequence}{Context.Suffix})");
}
