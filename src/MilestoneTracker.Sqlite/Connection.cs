using System.Runtime.InteropServices;
using SQLitePCL;

namespace MilestoneTracker.Sqlite;

// One connection to a file, through SQLite's own interface: statements are prepared once, and each result code becomes a typed
// error. For one thread at a time; who shares it takes its gate.
internal sealed class Connection : IDisposable
{
    private const int HasMovedQuestion = 20; // SQLITE_FCNTL_HAS_MOVED
    private const string Library = "e_sqlite3";
    private readonly List<Statement> _statements = [];
    private readonly string _path;
    private readonly sqlite3 _database;

    static Connection() => Batteries_V2.Init();

    public Connection(string path, bool readOnly, bool create, TimeSpan lockTimeout)
    {
        // A whole path, so that nothing in it is taken for a name that means something to SQLite (":memory:").
        _path = Path.GetFullPath(path);
        // Which SQLite opens for reading.
        if (Directory.Exists(_path)) throw new SqliteLogException(SqliteLogFault.CannotOpen, $"'{_path}' is a folder. Choose a file.");
        int flags = readOnly ? raw.SQLITE_OPEN_READONLY : raw.SQLITE_OPEN_READWRITE | (create ? raw.SQLITE_OPEN_CREATE : 0);
        int code = raw.sqlite3_open_v2(_path, out _database, flags | raw.SQLITE_OPEN_NOMUTEX, vfs: null);
        try
        {
            if (code != raw.SQLITE_OK) throw SqliteLogException.From(_database, code, $"Opening '{_path}'");
            // SQLite makes do with reading.
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

    /// <summary>What threads that share the connection take before they use it.</summary>
    public object Gate { get; } = new();

    public bool IsInTransaction => raw.sqlite3_get_autocommit(_database) == 0;

    public sqlite3 Handle => _database;

    /// <summary>Whether the file that is open lies no longer under its name: it was deleted or moved, and there may be another.
    /// Never where SQLite cannot tell, as on Windows, where an open file stays, or is not the one that comes with this
    /// package.</summary>
    public bool HasMoved =>
        raw.GetNativeLibraryName() == Library && Ask(_database, 0, HasMovedQuestion, out int moved) == raw.SQLITE_OK && moved != 0;

    /// <summary>How long to wait from now on where somebody else holds the file.</summary>
    public void WaitAtMost(TimeSpan time) => raw.sqlite3_busy_timeout(_database, (int)Math.Min(time.TotalMilliseconds, int.MaxValue));

    /// <summary>Prepares a statement, which lives as long as the connection.</summary>
    public Statement Prepare(string sql)
    {
        int code = raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out sqlite3_stmt handle);
        if (code != raw.SQLITE_OK) throw Failure(code, sql);
        Statement statement = new(this, handle, sql);
        _statements.Add(statement);
        return statement;
    }

    /// <summary>Carries out statements that answer nothing.</summary>
    public void Execute(string sql)
    {
        int code = raw.sqlite3_exec(_database, sql);
        if (code != raw.SQLITE_OK) throw Failure(code, sql);
    }

    /// <summary>The first column of the first row as a number; 0 where there is none.</summary>
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

    // SQLitePCLRaw does not have it. To compare what lies under the name by other means is to open it, and to close it again takes
    // away, on Linux, every lock of this process on the file.
    [DllImport(Library, EntryPoint = "sqlite3_file_control", CallingConvention = CallingConvention.Cdecl)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int Ask(sqlite3 database, nint main, int question, out int answer);
}
