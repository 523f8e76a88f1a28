using MilestoneTracker.Auditing;
using MilestoneTracker.Faults.Plans;
using MilestoneTracker.Ledger;
using MilestoneTracker.Sqlite;

namespace MilestoneTracker.Faults.Kill;

// What is looked at after a death: that the log verifies, and still has all that was seen in it before; that every change that was
// acknowledged is there with its content, once; that no change is there by half; that the registry opens, from the
// saved state where there is one, and is what the events add up to.
internal sealed class Inquest(Losses losses)
{
    private readonly List<Kept> _open = []; // acknowledged, and not looked for yet
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);
    private Checkpoint? _before;

    public void Expect(IEnumerable<Kept> kept) => _open.AddRange(kept);

    /// <summary>Changes of which it was said that nothing of them was kept.</summary>
    public void ExpectNothingOf(IEnumerable<string> ids) => _refused.UnionWith(ids);

    public void Hold(string file, string when)
    {
        try
        {
            using SqliteAuditLog log = SqliteAuditLog.Open(file, new SqliteAuditLogOptions { Identity = Writer.Log });
            VerificationResult report = log.Verify(_before);
            if (!report.IsValid)
            {
                losses.Unverifiable($"{when}: {report}");
                return;
            }

            AuditEvent[] events = [.. log.Read()];
            LookForChanges(events, when);
            RegistrySnapshot replayed = RegistrySnapshot.Replay(events);
            if (Plan.FindDifference(log.OpenRegistry().Current, replayed) is { } opened) losses.Different($"{when}: {opened}");
            if (events.Length > 0) _before = new Checkpoint(log.Identity, report.Events, report.Root!.Value);
            losses.Verified();
        }
        catch (Exception e)
        {
            losses.Unverifiable($"{when}: {e}");
        }
    }

    private void LookForChanges(AuditEvent[] events, string when)
    {
        for (int i = 0; i < events.Length; i++)
            if (events[i].Sequence != i + 1)
                losses.Unverifiable(FormattableString.Invariant($"{when}: event {events[i].Sequence} at place {i + 1}"));
        Dictionary<string, List<AuditEvent>> changes = new(StringComparer.Ordinal);
        foreach (List<AuditEvent> change in Plan.Changes(events))
        {
            if (change.Count != change[0].Count) losses.HalfKept($"{when}: {change[0]} and {change.Count - 1} more");
            if (_refused.Contains(change[0].Context.CorrelationId!)) losses.HalfKept($"{when}: {change[0]} is there, and was refused");
            if (!changes.TryAdd(change[0].Context.CorrelationId!, change)) losses.HalfKept($"{when}: {change[0]} is there twice");
        }

        foreach (Kept kept in _open)
        {
            if (!changes.TryGetValue(kept.Change.Id, out List<AuditEvent>? found)) losses.Lost($"{when}: change {kept.Change.Id}");
            else if (kept.Change.FindDifference(found) is { } difference) losses.HalfKept($"{when}: change {kept.Change.Id}: {difference}");
            else losses.Acknowledged(found.Count);
            if (kept.Version > events.Length) losses.Lost(
                FormattableString.Invariant($"{when}: version {kept.Version} could be seen, and the log has {events.Length} events"));
        }

        _open.Clear();
    }
}
