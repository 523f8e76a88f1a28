using SQLitePCL;

namespace MilestoneTracker.Faults.Tamper;

/// <summary>A connection of somebody who can write the file: SQLite alone, and no trigger of the log is asked.</summary>
internal sealed class RawDatabase : IDisposable
{
    private readonly sqlite3 _database;

    static RawDatabase() => Batteries_V2.Init();

    public RawDatabase(string file)
    {
        int code = raw.sqlite3_open_v2(file, out _database, raw.SQLITE_OPEN_READWRITE, vfs: null);
        if (code != raw.SQLITE_OK) throw new InvalidOperationException($"SQLite cannot open {file}: {code}");
        raw.sqlite3_db_config(_database, raw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, out _);
        Execute("PRAGMA synchronous = OFF");
    }

    /// <summary>Carries out statements. With parameters it must be one statement.</summary>
    public void Execute(string sql, params byte[][] blobs)
    {
        if (blobs.Length == 0)
        {
            Check(raw.sqlite3_exec(_database, sql), sql);
            return;
        }

        Check(raw.sqlite3_prepare_v2(_database, sql, out sqlite3_stmt statement), sql);
        using (statement)
        {
            for (int i = 0; i < blobs.Length; i++) Check(raw.sqlite3_bind_blob(statement, i + 1, blobs[i]), sql);
            if (raw.sqlite3_step(statement) is not raw.SQLITE_DONE and int code) Check(code, sql);
        }

        if (raw.sqlite3_changes(_database) == 0) throw new InvalidOperationException($"'{sql}' has changed nothing.");
    }

    public IReadOnlyList<EventRow> Rows()
    {
        const string Sql = "SELECT first, count, lines, hashes FROM events ORDER BY first";
        List<EventRow> rows = [];
        Check(raw.sqlite3_prepare_v2(_database, Sql, out sqlite3_stmt statement), Sql);
        using (statement)
        {
            while (raw.sqlite3_step(statement) == raw.SQLITE_ROW)
            {
                rows.Add(new EventRow(
                    raw.sqlite3_column_int64(statement, 0), raw.sqlite3_column_int64(statement, 1),
                    raw.sqlite3_column_blob(statement, 2).ToArray(), raw.sqlite3_column_blob(statement, 3).ToArray()));
            }
        }

        return rows;
    }

    public void Dispose() => _database.Dispose();

    private void Check(int code, string sql)
    {
        if (code != raw.SQLITE_OK)
            throw new InvalidOperationException($"'{sql}': {raw.sqlite3_errmsg(_database).utf8_to_string()} ({code})");
    }
}
