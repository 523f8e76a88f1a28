using MilestoneTracker.Threading;

namespace MilestoneTracker.Sqlite;

// The files of an open log: the file itself, its write-ahead log (-wal) and the index of that (-shm). An open file can be deleted, moved
// or replaced on Linux and macOS, and a folder above it can become another one by a link. What is written then goes to files without a
// name, and is lost at a crash; a second process sees another log under the name. So the marks of the files are compared with those that
// they had when the log was opened.
//
// While a connection is open, SQLite neither deletes nor replaces one of them. It may shorten the -wal, but only after everything in it
// was copied into the file: so for a shorter one the last event is read again, without SQLite's cache.
//
// Three calls of the operating system; no file is opened. Safe from any thread.
internal sealed class OpenFiles
{
    private readonly string[] _paths;
    private readonly byte[][] _terminated;
    private readonly FileMark[] _opened;
    private readonly Connection _connection;
    private readonly Action _readLastEvent;
    private long _length; // of the -wal, when it was last known to be whole

    /// <summary>Marks the files of an open connection.</summary>
    /// <param name="path">The path that the log was opened by. It may go through links.</param>
    /// <param name="connection">A connection that has read the file, used under its gate.</param>
    /// <param name="readLastEvent">Reads the last event from the files; throws if they cannot be read.</param>
    public OpenFiles(string path, Connection connection, Action readLastEvent)
    {
        (_connection, _readLastEvent) = (connection, readLastEvent);
        _paths = [path, connection.FileName + "-wal", connection.FileName + "-shm"]; // SQLite has followed the links
        _terminated = [.. _paths.Select(FileMark.Terminated)];
        _opened = [.. Enumerable.Range(0, _paths.Length).Select(Read)];
        _length = _opened[1].Length;
    }

    /// <summary>What is wrong with the files; <see langword="null"/> if they are in place. Does not see all of a -wal that was
    /// shortened and has grown again since.</summary>
    public SqliteLogException? Check()
    {
        FileMark file = Read(0);
        if (file is { IsKnown: true, Exists: false })
        {
            return new SqliteLogException(
                SqliteLogFault.CannotOpen,
                $"'{_paths[0]}' no longer exists, so appended events would be lost. Restore the log from a backup, and open it again.");
        }

        if (!file.IsSameFile(_opened[0]) || (_opened[0].Number == 0 && HasMoved()))
        {
            return new SqliteLogException(
                SqliteLogFault.Replaced,
                $"'{_paths[0]}' is no longer the open log: another file has taken its place, so appended events would be lost. "
                + "Close the log, decide which of the two files to keep, and open it again.");
        }

        for (int i = 1; i < _paths.Length; i++)
        {
            FileMark beside = Read(i);
            if (_opened[i].Exists && !beside.IsSameFile(_opened[i]))
                return Misses(i, beside.Exists ? "was replaced" : "was deleted or moved");
            if (i == 1 && beside.IsKnown && !IsWhole(beside.Length)) return Misses(i, "was truncated");
        }

        return null;
    }

    private bool IsWhole(long length)
    {
        try
        {
            if (length < Volatile.Read(ref _length)) _readLastEvent();
            Volatile.Write(ref _length, length);
            return true;
        }
        catch (SqliteLogException)
        {
            return false;
        }
    }

    // Where the mark does not tell, SQLite may.
    private bool HasMoved()
    {
        using (UninterruptibleLock.Acquire(_connection.Gate)) return _connection.HasMoved;
    }

    private FileMark Read(int file) => FileMark.Read(_paths[file], _terminated[file]);

    private SqliteLogException Misses(int file, string what) => new(
        SqliteLogFault.Replaced,
        $"'{_paths[file]}' {what} while the log was open, so appended events would be lost. Let no other program write to the log, "
        + "close it here, which writes back what can still be read, then open and verify it, and compare it with a backup.");
}
