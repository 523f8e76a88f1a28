using MilestoneTracker.Auditing;

namespace MilestoneTracker.Hosting.Tests.Opening;

/// <summary>A log that says that it holds an event, and does not.</summary>
internal sealed class BrokenLog : IAuditLog
{
    public long LastSequence => 1;

    public void Append(IReadOnlyList<AuditEvent> events) => throw new AuditAppendRefusedException("This log is broken.");

    public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default) => [];
}
