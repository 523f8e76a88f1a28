using System.Globalization;
using MilestoneTracker.Sqlite;

namespace MilestoneTracker.TestSupport.Logs;

// A folder of its own for the files of one test, and the logs that were opened in it. Both go when it is disposed.
internal sealed class LogFolder : IDisposable
{
    private readonly List<SqliteAuditLog> _logs = [];
    private int _files;

    public string Folder { get; } = Directory.CreateTempSubdirectory("milestones-").FullName;

    public string NewPath() => Path.Combine(Folder, (++_files).ToString(CultureInfo.InvariantCulture) + ".db");

    public SqliteAuditLog Open(string path, SqliteAuditLogOptions? options = null)
    {
        SqliteAuditLog log = SqliteAuditLog.Open(path, options);
        lock (_logs) _logs.Add(log);
        return log;
    }

    /// <summary>A connection to a file that knows nothing of logs, as any program could make it.</summary>
    public static Connection Raw(string path, bool create = false) => new(path, readOnly: false, create, TimeSpan.FromSeconds(5));

    public void Dispose()
    {
        foreach (SqliteAuditLog log in _logs) log.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
