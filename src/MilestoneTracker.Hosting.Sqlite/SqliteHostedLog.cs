using MilestoneTracker.Ledger;
using MilestoneTracker.Sqlite;

namespace MilestoneTracker.Hosting.Sqlite;

/// <summary>What a host does with a log in SQLite: all of it.</summary>
internal sealed class SqliteHostedLog(SqliteAuditLog log) : HostedLog(log)
{
    public override MilestoneRegistry Open(MilestoneRegistryOptions options, bool wholeLog, CancellationToken cancellationToken) =>
        wholeLog ? MilestoneRegistry.Open(log, options, cancellationToken) : log.OpenRegistry(options, cancellationToken);

    public override Exception? CheckWritable() => log.CheckWritable();

    public override string? Verify(CancellationToken cancellationToken)
    {
        VerificationResult report = log.Verify(checkpoint: null, cancellationToken);
        return report.IsValid ? null : report.ToString();
    }

    public override bool SaveState(RegistrySnapshot last, CancellationToken cancellationToken)
    {
        log.SaveState(last, cancellationToken);
        return last.Version > 0;
    }
}
