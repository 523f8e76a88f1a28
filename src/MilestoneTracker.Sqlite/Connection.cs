using System.Runtime.InteropServices;
using System.Text;
using SQLitePCL;

namespace MilestoneTracker.Sqlite;

// One connection to a file through the native interface of SQLite: statements are prepared once, and each result code becomes a typed
// exception. Used by one thread at a time; threads that share it lock its gate.
internal sealed class Connection : IDisposable
{
    /// <summary>The most bytes that a value is read with: more than the longest row of a log, of which the longest event is almost
    /// all. SQLite asks for the size before it reads the value.</summary>
    public const int LongestValue = 1 << 25;

    // SQLite adds eight to the path of the file, for those beside it.
    private const int LongestPath = 512 - 8;
    private const int HasMovedOperation = 20; // SQLITE_FCNTL_HAS_MOVED
    private const string Library = "e_sqlite3";
    private readonly List<Statement> _statements = [];
    private readonly string _path;
    private readonly sqlite3 _database;

    static Connection() => Batteries_V2.Init();

    public Connection(string path, bool readOnly, bool create, TimeSpan lockTimeout)
    {
        // A full path is never one of the names with a special meaning in SQLite (":memory:").
        _path = Path.GetFullPath(path);
        // SQLite would open a folder for reading.
        if (Directory.Exists(_path)) throw new SqliteLogException(SqliteLogFault.CannotOpen, $"'{_path}' is a folder. Choose a file.");
        if (FileMark.Read(_path, FileMark.Terminated(_path)) is { Exists: true, IsFile: false })
            throw new SqliteLogException(SqliteLogFault.CannotOpen, $"'{_path}' is a pipe or a device. Choose a file.");
        int flags = readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | (create ? raw.SQLITE_OPEN_CREATE : 0);
        int code = raw.sqlite3_open_v2(_path, out _database, flags | raw.SQLITE_OPEN_NOMUTEX, vfs: null);
        try
        {
            if (code != raw.SQLITE_OK && Encoding.UTF8.GetByteCount(_path) is > LongestPath and int length)
            {
                throw new SqliteLogException(
                    SqliteLogFault.CannotOpen,
                    FormattableString.Invariant($"The path '{_path}' has {length} bytes, and SQLite takes at most {LongestPath}. ")
                    + "Use a shorter path.",
                    code);
            }

            if (code != raw.SQLITE_OK) throw SqliteLogException.From(_database, code, $"Opening '{_path}'");
            raw.sqlite3_limit(_database, raw.SQLITE_LIMIT_LENGTH, LongestValue);
            // SQLite silently falls back to reading only.
            if (!readOnly && raw.sqlite3_db_readonly(_database, "main") == 1)
                throw SqliteLogException.From(null, raw.SQLITE_READONLY, $"Opening '{_path}' for writing");
            WaitAtMost(lockTimeout);
        }
        catch
        {
            _database?.Dispose();
            throw;
        }
    }

    /// <summary>The lock that threads hold while they use a shared connection.</summary>
    public object Gate { get; } = new();

    public bool IsInTransaction => raw.sqlite3_get_autocommit(_database) == 0;

    public sqlite3 Handle => _database;

    /// <summary>The path of the open file, after every link.</summary>
    public string FileName => raw.sqlite3_db_filename(_database, "main").utf8_to_string() is { Length: > 0 } name ? name : _path;

    /// <summary>Whether the open file was deleted or moved, so that its path names another file or none. Always
    /// <see langword="false"/> if SQLite cannot tell: on Windows, where an open file cannot be moved, and with a SQLite library other
    /// than the bundled one.</summary>
    public bool HasMoved =>
        raw.GetNativeLibraryName() == Library && FileControl(_database, 0, HasMovedOperation, out int moved) == raw.SQLITE_OK && moved != 0;

    /// <summary>Sets how long to wait when another connection has locked the file.</summary>
    public void WaitAtMost(TimeSpan time) => raw.sqlite3_busy_timeout(_database, (int)Math.Min(time.TotalMilliseconds, int.MaxValue));

    /// <summary>Prepares a statement, which is disposed with the connection.</summary>
    public Statement Prepare(string sql)
    {
        int code = raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out sqlite3_stmt handle);
        if (code != raw.SQLITE_OK) throw Failure(code, sql);
        Statement statement = new(this, handle, sql);
        _statements.Add(statement);
        return statement;
    }

    /// <summary>Executes statements that return no rows.</summary>
    public void Execute(string sql)
    {
        int code = raw.sqlite3_exec(_database, sql);
        if (code != raw.SQLITE_OK) throw Failure(code, sql);
    }

    /// <summary>The first column of the first row as a number; 0 if there is no row.</summary>
    public long Number(string sql)
    {
        using Statement statement = Prepare(sql);
        return statement.Step() ? statement.Number(0) : 0;
    }

    /// <summary>The first column of each row as text.</summary>
    public List<string> Texts(string sql)
    {
        using Statement statement = Prepare(sql);
        List<string> texts = [];
        while (statement.Step()) texts.Add(statement.Text(0));
        return texts;
    }

    public SqliteLogException Failure(int code, string sql)
    {
        int end = sql.IndexOfAny([' ', '\n', ';', '(']);
        return SqliteLogException.From(_database, code, $"{(end < 0 ? sql : sql[..end])} in '{_path}'");
    }

    public void Forget(Statement statement) => _statements.Remove(statement);

    public void Dispose()
    {
        foreach (Statement statement in _statements.ToArray()) statement.Dispose();
        _database.Dispose();
    }

    // SQLitePCLRaw does not expose this function. Opening the file to compare it is not an option: on Linux, closing it would release
    // every lock of this process on the file.
    [DllImport(Library, EntryPoint = "sqlite3_file_control", CallingConvention = CallingConvention.Cdecl)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int FileControl(sqlite3 database, nint main, int operation, out int result);
}
