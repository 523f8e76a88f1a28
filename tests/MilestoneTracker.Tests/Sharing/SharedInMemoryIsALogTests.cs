using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Contracts;

namespace MilestoneTracker.Tests.Sharing;

public sealed class SharedInMemoryIsALogTests : AuditLogContract
{
    protected override IAuditLog NewLog() => new SharedInMemoryAuditLog();
}
