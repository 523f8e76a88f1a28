using MilestoneTracker.Auditing;

namespace MilestoneTracker.Cli.Logs;

// A log and, behind its last event, those of many changes that are to be appended to it together, all or nothing: an import is one
// append. The log below is only
// read; where there is none yet, the changes begin with the first.
internal sealed class StagedLog(IAuditLog? below, long last) : IAuditLog
{
    public List<AuditEvent> Events { get; } = [];

    public long LastSequence => last + Events.Count;

    public void Append(IReadOnlyList<AuditEvent> events)
    {
        AuditChanges.Validate(events, LastSequence + 1);
        Events.AddRange(events);
    }

    public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default)
    {
        IEnumerable<AuditEvent> before = fromSequence > last
            ? [] : below!.Read(fromSequence, cancellationToken).TakeWhile(e => e.Sequence <= last);
        return before.Concat(Events.Where(e => e.Sequence >= fromSequence));
    }
}
