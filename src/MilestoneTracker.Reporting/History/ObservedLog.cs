using MilestoneTracker.Auditing;

namespace MilestoneTracker.Reporting.History;

// A read-only log that passes each event to an observer as it is read: two uses of one pass.
internal sealed class ObservedLog(IAuditLog log, Action<AuditEvent?> seen) : IAuditLog
{
    public long LastSequence => log.LastSequence;

    public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default)
    {
        foreach (AuditEvent next in log.Read(fromSequence, cancellationToken))
        {
            seen(next);
            yield return next;
        }
    }

    public void Append(IReadOnlyList<AuditEvent> events) =>
        throw new AuditAppendRefusedException("This view of the log is read-only. Append to the log itself.");
}
