using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Contracts;
using MilestoneTracker.TestSupport.Logs;

namespace MilestoneTracker.Sqlite.Tests.Sharing;

// What is true of every shared log is true of a file that is opened twice.
public sealed class SharedFileContractTests : SharedAuditLogContract, IDisposable
{
    private readonly LogFolder _folder = new();
    private readonly string _path;

    public SharedFileContractTests() => _path = _folder.NewPath();

    public void Dispose() => _folder.Dispose();

    protected override ISharedAuditLog Open() => _folder.Open(_path);
}
