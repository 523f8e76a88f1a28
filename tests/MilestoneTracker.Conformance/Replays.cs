using MilestoneTracker.Auditing;

namespace MilestoneTracker.Conformance;

// What is seen when a log is replayed: by a snapshot, and by a registry that is opened from it, which must say the same.
internal static class Replays
{
    public static Dictionary<string, object?> OutcomeOf(Step step)
    {
        List<AuditEvent> events = [];
        foreach (RecordedRow row in step.Events) events.Add(row.After(events));
        (RegistrySnapshot? opened, long? refused) = Opened(events, step.DropTail);
        if (!step.DropTail && Replayed(events) is var (replayed, at) && (replayed?.Version, at) != (opened?.Version, refused))
            return Outcome.Of(("error", $"a replay ends at {at} and a registry is opened up to {refused}"));
        return refused is null
            ? Outcome.Of(("ok", true), ("version", opened!.Version))
            : Outcome.Of(("error", "replay"), ("at", refused));
    }

    /// <summary>The state that events add up to, or the sequence number at which they are refused.</summary>
    public static (RegistrySnapshot? Snapshot, long? Refused) Replayed(IReadOnlyList<AuditEvent> events) =>
        Try(() => RegistrySnapshot.Replay(events));

    private static (RegistrySnapshot? Snapshot, long? Refused) Opened(IReadOnlyList<AuditEvent> events, bool dropTail) =>
        Try(() => MilestoneRegistry.Open(new ListedLog(events), new MilestoneRegistryOptions { DropUnfinishedChange = dropTail }).Current);

    private static (RegistrySnapshot? Snapshot, long? Refused) Try(Func<RegistrySnapshot> replay)
    {
        try
        {
            return (replay(), null);
        }
        catch (AuditReplayException e)
        {
            return (null, e.Sequence);
        }
    }

    /// <summary>Events as they are, also where no log would have taken them.</summary>
    private sealed class ListedLog(IReadOnlyList<AuditEvent> events) : IAuditLog
    {
        public long LastSequence => events.Count == 0 ? 0 : events[events.Count - 1].Sequence;

        public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default) => fromSequence == 1
            ? events
            : throw new NotSupportedException("It is read from its beginning.");

        public void Append(IReadOnlyList<AuditEvent> events) => throw new NotSupportedException("It is only read.");
    }
}
