using MilestoneTracker.Auditing;

namespace MilestoneTracker.Reporting;

// A log as it was when its last event was that of a version: what a registry that is opened from it shows of the past.
internal sealed class LogUpTo(IAuditLog log, long version) : IAuditLog
{
    public long LastSequence => version;

    public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default) =>
        log.Read(fromSequence, cancellationToken).TakeWhile(e => e.Sequence <= version);

    public void Append(IReadOnlyList<AuditEvent> events) => throw new AuditAppendRefusedException("The past is not changed. Append to the log itself.");
}
