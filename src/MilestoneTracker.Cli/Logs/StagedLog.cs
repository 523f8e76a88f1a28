using MilestoneTracker.Auditing;

namespace MilestoneTracker.Cli.Logs;

// A log with events staged behind its last one, to be appended together: an import is one append. The underlying log is only read;
// without one, the staged events begin with the first.
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
