using SQLitePCL;

namespace MilestoneTracker.Cli.Tests;

/// <summary>A transaction that another program has begun to write and does not end.</summary>
internal sealed class SqliteHold : IDisposable
{
    private readonly sqlite3 _database;

    public SqliteHold(string path)
    {
        Batteries_V2.Init();
        raw.sqlite3_open(path, out _database);
        if (raw.sqlite3_exec(_database, "BEGIN IMMEDIATE") != raw.SQLITE_OK) throw new InvalidOperationException(path);
    }

    public void Dispose() => _database.Dispose();
}
