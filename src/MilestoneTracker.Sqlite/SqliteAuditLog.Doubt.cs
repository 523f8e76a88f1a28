using MilestoneTracker.Ledger;

namespace MilestoneTracker.Sqlite;

// What became of a commit that failed. SQLite has rolled it back, but a complete transaction may be in the write-ahead log and come back
// after a crash. A commit writes to the place of the failed one. So when a commit that changes nothing has succeeded, the failed one
// cannot come back, and the end of the log tells whether it was kept:
//
//   the log has the events                     kept: the append has succeeded after all
//   it does not have them                      refused: nothing was appended, for certain
//   that commit fails too, on a full disk      refused, if the log ends as before: the disk was full before the last byte of the
//                                              failed commit was written, so there is no complete transaction that could come back
//   it fails for another reason                unknown
//
// After a failed synchronisation, an operating system may take what was not written for written. Here the place is written again first.

public sealed partial class SqliteAuditLog
{
    private enum Outcome
    {
        Unknown,
        Kept,
        Refused,
    }

    /// <summary>Finds out what became of the staged events after COMMIT failed. The chain is then that of the file.</summary>
    /// <param name="failure">The error of COMMIT.</param>
    /// <param name="before">The last sequence number before the events.</param>
    private Outcome Settle(SqliteLogException failure, long before)
    {
        (long last, LedgerHash hash) = (_chain.Size, _chain.Last);
        try
        {
            bool isSettled = TryOverwrite();
            if ((!isSettled && failure.Fault != SqliteLogFault.DiskFull) || _files.Check() is not null) return Outcome.Unknown;
            long found = LastSequence;
            if (found >= last && _tree.LeafAt(last - 1) == hash) return isSettled ? Outcome.Kept : Outcome.Unknown;
            RollBack(before);
            return _unknown is null ? Outcome.Refused : Outcome.Unknown;
        }
        catch (Exception e) when (e is SqliteLogException or LedgerException)
        {
            return Outcome.Unknown;
        }
    }

    // Commits the version of the schema again: one page, which is written to the place where the failed commit began.
    private bool TryOverwrite()
    {
        try
        {
            _append!.RollBack();
            _writer!.Execute("BEGIN IMMEDIATE");
            Schema.WriteVersionAgain(_writer);
            _append.Commit.Run();
            return true;
        }
        catch (SqliteLogException)
        {
            _append!.RollBack();
            return false;
        }
    }
}
