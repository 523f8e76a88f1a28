using MilestoneTracker.Auditing;

namespace MilestoneTracker.Sqlite;

public sealed partial class SqliteAuditLog
{
    /// <summary>Asks whether an append would be taken up at this moment, and appends nothing: the file is there, ends where this log ends, and gives its lock for writing. For health checks.</summary>
    /// <remarks>
    /// O(log n), and nothing is written. Waits while this log appends, and up to <see cref="SqliteAuditLogOptions.LockTimeout"/> where another process does. It cannot see a full disk or one that is about to fail:
    /// that only an append shows (<see cref="MilestoneRegistry.AppendFailure"/>).
    /// </remarks>
    /// <returns><see langword="null"/> where it would; otherwise what is in the way, with a message that says what to do.</returns>
    public Exception? CheckWritable()
    {
        lock (_appending)
        {
            if (_disposed) return new ObjectDisposedException(nameof(SqliteAuditLog));
            if (_lost is not null) return _lost;
            if (_append is null) return new SqliteLogException(SqliteLogFault.ReadOnly, $"'{_path}' was opened for reading only. Open it for writing.");
            if (!File.Exists(_path)) return new SqliteLogException(SqliteLogFault.CannotOpen, $"'{_path}' is gone, and what is appended goes with it. Restore the log from a backup, and open it anew.");
            try
            {
                _append.Begin(_chain.Size);
                return null;
            }
            catch (Exception e) when (e is AuditAppendRefusedException or SqliteLogException)
            {
                return e;
            }
            finally
            {
                TakeBack(last: _chain.Size);
            }
        }
    }
}
