using MilestoneTracker.Auditing;

namespace MilestoneTracker.Cli.Logs;

// Collects the events of many changes that are to be appended to a log together, all or nothing: an import is one append.
internal sealed class StagedLog(long last) : IAuditLog
{
    public List<AuditEvent> Events { get; } = [];

    public long LastSequence => last + Events.Count;

    public void Append(IReadOnlyList<AuditEvent> events)
    {
        WholeChanges.Check(events, LastSequence + 1);
        Events.AddRange(events);
    }

    public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default) => Events.Where(e => e.Sequence >= fromSequence);
}
