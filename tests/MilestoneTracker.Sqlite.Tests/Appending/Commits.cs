using System.Runtime.InteropServices;
using SQLitePCL;

namespace MilestoneTracker.Sqlite.Tests.Appending;

// The commits of a connection, as SQLite tells of them: counted, looked at from within, turned into an error before they are
// carried out or after.
internal sealed class Commits
{
    private readonly AfterCommit _after;
    private int _count;

    public Commits(Connection connection)
    {
        raw.sqlite3_commit_hook(connection.Handle, _ => Before(), this);
        _after = (_, _, _, _) => Failing == Moment.After ? raw.SQLITE_IOERR : raw.SQLITE_OK;
        SetAfterCommit(connection.Handle.DangerousGetHandle(), _after, 0);
    }

    internal enum Moment
    {
        Never,

        /// <summary>COMMIT ends in an error, and the transaction was rolled back.</summary>
        Before,

        /// <summary>COMMIT ends in an error, and the transaction is there all the same.</summary>
        After,
    }

    public int Count => Volatile.Read(ref _count);

    public Moment Failing { get; set; }

    /// <summary>Done within each commit, before it is carried out.</summary>
    public Action? Within { get; set; }

    private int Before()
    {
        Interlocked.Increment(ref _count);
        Within?.Invoke();
        return Failing == Moment.Before ? 1 : 0;
    }

    // The hook for what is in the write-ahead log: called when a commit has been carried out, and what it answers is the answer of COMMIT.
    [DllImport("e_sqlite3", EntryPoint = "sqlite3_wal_hook", CallingConvention = CallingConvention.Cdecl)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint SetAfterCommit(nint database, AfterCommit after, nint context);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int AfterCommit(nint context, nint database, nint name, int pages);
}
