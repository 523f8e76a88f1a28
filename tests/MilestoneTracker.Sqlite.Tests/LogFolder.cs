using System.Globalization;

namespace MilestoneTracker.Sqlite.Tests;

// A folder of its own for the files of one test, and the logs that were opened in it. Both go when it is disposed.
internal sealed class LogFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("milestones-").FullName;
    private readonly List<SqliteAuditLog> _logs = [];
    private int _files;

    public string NewPath() => Path.Combine(_folder, (++_files).ToString(CultureInfo.InvariantCulture) + ".db");

    public SqliteAuditLog Open(string path, SqliteAuditLogOptions? options = null)
    {
        SqliteAuditLog log = SqliteAuditLog.Open(path, options);
        _logs.Add(log);
        return log;
    }

    public void Dispose()
    {
        foreach (SqliteAuditLog log in _logs) log.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
