using MilestoneTracker.Ledger;
using MilestoneTracker.Sqlite;

namespace MilestoneTracker.Hosting.Sqlite;

/// <summary>What a host does with a log in SQLite: it supports all operations.</summary>
internal sealed class SqliteHostedLog(SqliteAuditLog log) : HostedLog(log)
{
    public override MilestoneRegistry Open(MilestoneRegistryOptions options, bool wholeLog, CancellationToken cancellationToken) =>
        wholeLog ? MilestoneRegistry.Open(log, options, cancellationToken) : log.OpenRegistry(options, cancellationToken);

    public override LogCheckResult CheckWritable() =>
        log.CheckWritable() is { } obstacle ? LogCheckResult.Fail(obstacle.Message, obstacle) : LogCheckResult.Success;

    public override LogCheckResult Verify(CancellationToken cancellationToken)
    {
        VerificationResult result = log.Verify(checkpoint: null, cancellationToken);
        return result.IsValid ? LogCheckResult.Success : LogCheckResult.Fail(result.ToString());
    }

    public override bool SaveState(RegistrySnapshot last, CancellationToken cancellationToken)
    {
        log.SaveState(last, cancellationToken);
        return last.Version > 0;
    }
}
