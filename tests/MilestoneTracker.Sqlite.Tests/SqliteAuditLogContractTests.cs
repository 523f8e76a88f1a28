using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Contracts;
using MilestoneTracker.TestSupport.Logs;

namespace MilestoneTracker.Sqlite.Tests;

// What is true of every audit log is true of this one.
public sealed class SqliteAuditLogContractTests : AuditLogContract, IDisposable
{
    private readonly LogFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override IAuditLog NewLog() => _folder.Open(_folder.NewPath());
}
