using MilestoneTracker.Auditing;

namespace MilestoneTracker.Reporting.History;

// A log that is only read, and each of whose events is shown to somebody else on the way: two uses of one pass.
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
        throw new AuditAppendRefusedException("The past is not changed. Append to the log itself.");
}
