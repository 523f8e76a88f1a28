using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;
using MilestoneTracker.Threading;

namespace MilestoneTracker.Sqlite;

public sealed partial class SqliteAuditLog
{
    // A probe is often given one second, and there are two things to wait for.
    private static readonly TimeSpan ShortWhile = TimeSpan.FromSeconds(0.5);

    /// <summary>Asks whether an append would be taken up at this moment, and appends nothing: the file is there and still the one
    /// that was opened, ends where this log ends, and gives its lock for writing. For health checks.</summary>
    /// <remarks>
    /// O(log n), and nothing is written. Waits for half a second at most while this log appends, and for as long again, but no
    /// longer than <see cref="SqliteAuditLogOptions.LockTimeout"/>, where another process does; an append waits as
    /// that says. It cannot see a full disk or one that is about to fail: that only an append shows
    /// (<see cref="MilestoneRegistry.AppendFailure"/>).
    /// </remarks>
    /// <returns><see langword="null"/> where it would; otherwise what is in the way, with a message that says what to do.</returns>
    public Exception? CheckWritable()
    {
        if (!UninterruptibleLock.TryLock(_appending, ShortWhile, out UninterruptibleLock.Held held))
            return new SqliteLogException(
                SqliteLogFault.Locked,
                $"'{_path}' has been appended to, or asked, for more than half a second. Ask again; where it stays so, see to the "
                + "disk, and to who else holds the file.");
        try
        {
            if (_disposed) return new ObjectDisposedException(nameof(SqliteAuditLog));
            if (_lost is not null) return _lost;
            if (_append is null)
                return new SqliteLogException(SqliteLogFault.ReadOnly, $"'{_path}' was opened for reading only. Open it for writing.");
            if (!File.Exists(_path)) return new SqliteLogException(
                SqliteLogFault.CannotOpen,
                $"'{_path}' is gone, and what is appended goes with it. Restore the log from a backup, and open it anew.");
            if (_writer!.HasMoved)
                return new SqliteLogException(
                    SqliteLogFault.Replaced,
                    $"'{_path}' is no longer the log that is open: another file has taken its place, and what is appended is found by "
                    + "nobody. Close the log, see which of the two it is to be, and open it anew.");
            return TryBegin(_writer, _append);
        }
        finally
        {
            held.Dispose();
        }
    }

    // What cannot be taken back is no reason to give the log up: nothing was written, and whoever begins next takes it back first.
    private Exception? TryBegin(Connection writer, AppendStatements append)
    {
        try
        {
            if (_lockTimeout > ShortWhile) writer.WaitAtMost(ShortWhile);
            try
            {
                append.Begin(_chain.Size);
            }
            finally
            {
                append.TakeBack();
            }

            return null;
        }
        catch (Exception e) when (e is AuditAppendRefusedException or SqliteLogException or LedgerException)
        {
            return e;
        }
        finally
        {
            writer.WaitAtMost(_lockTimeout);
        }
    }
}
