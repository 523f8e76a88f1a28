using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;
using MilestoneTracker.Sqlite;

namespace MilestoneTracker.Cli.Logs;

// A SQLite log, opened for reading. If opening had to replay many events, the state is saved for the next time; a failure to save it is
// ignored, because the saved state is a cache.
//
// Interrupting the save ends an invocation that only reads. After a change the invocation is complete anyway, and only the saved state is
// missing.
//
// SQLite creates files next to the log even to read it, so a log in a read-only folder is read as a copy.
internal sealed class SqliteLog : PlanLog
{
    /// <summary>The number of replayed events from which on saving the state pays.</summary>
    public const long WorthSaving = 2000;

    private readonly SqliteAuditLog _log;
    private readonly Func<SqliteAuditLog, MilestoneRegistry> _open;
    private readonly string _path;
    private readonly string? _copy;
    private readonly bool _maySave;
    private readonly CancellationToken _cancelled;

    private SqliteLog(
        string file, string path, string? copy, SqliteAuditLog log, Func<SqliteAuditLog, MilestoneRegistry> open, bool maySave,
        CancellationToken cancelled)
        : base(file) => (_path, _copy, _log, _open, _maySave, _cancelled) = (path, copy, log, open, maySave && copy is null, cancelled);

    public override string Kind => "SQLite";

    public override string? Title => LogTitle.From(_log.Identity);

    public override string? Identity => _log.Identity;

    public override IAuditLog Events => _log;

    public override RegistrySnapshot Current => field ??= Open();

    /// <summary>Opens a log for reading.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="open">Opens the registry of the log.</param>
    /// <param name="maySave">Whether to save the state.</param>
    /// <param name="cancelled">Cancels the save, and with it the invocation.</param>
    public static SqliteLog Open(
        string file, string path, Func<SqliteAuditLog, MilestoneRegistry> open, bool maySave, CancellationToken cancelled)
    {
        try
        {
            return new SqliteLog(
                file, path, copy: null, SqliteAuditLog.Open(path, new SqliteAuditLogOptions { ReadOnly = true }, cancelled), open,
                maySave, cancelled);
        }
        catch (SqliteLogException e) when (e.Fault is SqliteLogFault.CannotOpen or SqliteLogFault.ReadOnly && System.IO.File.Exists(path))
        {
            string copy = Directory.CreateTempSubdirectory("milestones-").FullName;
            try
            {
                return new SqliteLog(
                    file, path, copy, SqliteAuditLog.Open(Copy(path, copy), new SqliteAuditLogOptions { ReadOnly = true }, cancelled), open,
                    maySave, cancelled);
            }
            catch
            {
                Directory.Delete(copy, recursive: true);
                throw;
            }
        }
    }

    /// <summary>Saves the state of a registry after a change, if many events had to be replayed. If that fails or is interrupted, nothing
    /// is lost.</summary>
    /// <param name="log">The log.</param>
    /// <param name="snapshot">The state after the change.</param>
    /// <param name="cancelled">Cancels the save only: the change is made.</param>
    public static void SaveIfWorth(SqliteAuditLog log, RegistrySnapshot snapshot, CancellationToken cancelled)
    {
        try
        {
            SaveIfWorth(log, snapshot, () => log.SaveState(snapshot, cancelled));
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            // The change is saved, and the next invocation replays again.
        }
    }

    public override MilestoneRegistry? Follow() => _copy is null ? _open(_log) : null;

    public override VerificationResult Verify(Checkpoint? checkpoint, CancellationToken cancellationToken) =>
        _log.Verify(checkpoint, cancellationToken);

    public override Checkpoint GetCheckpoint() => _log.GetCheckpoint();

    public override void Export(Stream output, CancellationToken cancellationToken) => _log.Export(output, cancellationToken);

    public override void Dispose()
    {
        _log.Dispose();
        if (_copy is not null) Directory.Delete(_copy, recursive: true);
    }

    private RegistrySnapshot Open()
    {
        RegistrySnapshot current = _open(_log).Current;
        if (_maySave) SaveIfWorth(_log, current, () => SaveThroughAnother(current));
        return current;
    }

    // A log that was opened for reading cannot write.
    private void SaveThroughAnother(RegistrySnapshot snapshot)
    {
        using SqliteAuditLog writer = SqliteAuditLog.Open(_path);
        writer.SaveState(snapshot, _cancelled);
    }

    private static void SaveIfWorth(SqliteAuditLog log, RegistrySnapshot snapshot, Action save)
    {
        if (snapshot.Version - log.SavedStateVersion < WorthSaving) return;
        try
        {
            save();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteLogException or LedgerException)
        {
            // The next invocation replays again.
        }
    }

    // The write-ahead log is part of the log; the saved state makes opening fast.
    private static string Copy(string path, string folder)
    {
        string copy = Path.Combine(folder, Path.GetFileName(path));
        System.IO.File.Copy(path, copy);
        foreach (string beside in new[] { "-wal", "-state" })
            if (System.IO.File.Exists(path + beside)) System.IO.File.Copy(path + beside, copy + beside);
        if (!OperatingSystem.IsWindows())
            foreach (string file in Directory.EnumerateFiles(folder))
                System.IO.File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return copy;
    }
}
