using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Contracts;

namespace MilestoneTracker.Tests.Auditing;

public sealed class InMemoryAuditLogTests : AuditLogContract
{
    protected override IAuditLog NewLog() => new InMemoryAuditLog();
}
