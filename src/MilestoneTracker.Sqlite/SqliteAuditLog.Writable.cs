using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;
using MilestoneTracker.Threading;

namespace MilestoneTracker.Sqlite;

// Whether an append would be accepted now, found without appending: for health checks, which must neither wait long nor write.
public sealed partial class SqliteAuditLog
{
    // Health probes often time out after one second, and there are two locks to wait for.
    private static readonly TimeSpan ShortTimeout = TimeSpan.FromSeconds(0.5);

    /// <summary>Checks whether an append would be accepted now, without appending: the file and those beside it (<c>-wal</c>,
    /// <c>-shm</c>) are the ones that were opened, the log has not gone back, and can be locked for writing. For health checks.</summary>
    /// <remarks>
    /// O(log n), and writes nothing. Waits up to 0.5 seconds while this log appends, and up to 0.5 seconds, but not longer than
    /// <see cref="SqliteAuditLogOptions.LockTimeout"/>, while another process does. A full or failing disk is not detected: only an
    /// append shows it (<see cref="MilestoneRegistry.AppendFailure"/>).
    /// </remarks>
    /// <returns><see langword="null"/> if an append would be accepted; otherwise an exception whose message says what is wrong and
    /// what to do.</returns>
    public Exception? CheckWritable()
    {
        if (!UninterruptibleLock.TryLock(_appending, ShortTimeout, out UninterruptibleLock.Held held))
            return new SqliteLogException(
                SqliteLogFault.Locked,
                $"'{_path}' has been busy for more than 0.5 seconds. Try again; if it stays busy, check the disk, and which other "
                + "process holds the file.");
        try
        {
            if (_disposed) return new ObjectDisposedException(nameof(SqliteAuditLog));
            if (_unknown is not null) return _unknown;
            if (_append is null)
                return new SqliteLogException(SqliteLogFault.ReadOnly, $"'{_path}' was opened for reading only. Open it for writing.");
            if (_files.Check() is { } moved) return moved;
            return _append.IsReserved ? null : TryBegin(_append);
        }
        finally
        {
            held.Dispose();
        }
    }

    // A failed rollback does not make the log unusable: nothing was written, and the next transaction rolls back first.
    private Exception? TryBegin(AppendStatements append)
    {
        try
        {
            try
            {
                append.Begin(_chain.Size, ShortTimeout);
            }
            finally
            {
                append.RollBack();
            }

            return null;
        }
        catch (AuditConflictException e) when (e.Found > e.Expected)
        {
            return null; // an append follows what others have appended
        }
        catch (Exception e) when (e is AuditAppendRefusedException or SqliteLogException or LedgerException)
        {
            return e;
        }
    }
}
