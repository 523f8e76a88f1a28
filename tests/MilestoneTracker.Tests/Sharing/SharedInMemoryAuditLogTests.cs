using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Contracts;

namespace MilestoneTracker.Tests.Sharing;

public sealed class SharedInMemoryAuditLogTests : SharedAuditLogContract
{
    private readonly SharedInMemoryAuditLog _log = new();

    protected override ISharedAuditLog Open() => _log;
}
