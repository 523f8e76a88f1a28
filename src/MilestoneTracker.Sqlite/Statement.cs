using SQLitePCL;

namespace MilestoneTracker.Sqlite;

// A prepared statement. The row of a Step is valid until the next Step, Bind or Reset.
internal sealed class Statement(Connection connection, sqlite3_stmt handle, string sql) : IDisposable
{
    public void Bind(int parameter, long value) => Check(raw.sqlite3_bind_int64(handle, parameter, value));

    public void Bind(int parameter, ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_blob(handle, parameter, value));

    public void Bind(int parameter, string value) => Check(raw.sqlite3_bind_text(handle, parameter, value));

    /// <summary>Advances to the next row. If there is none, the statement is reset.</summary>
    /// <returns>Whether there is a row.</returns>
    public bool Step()
    {
        int code = raw.sqlite3_step(handle);
        if (code == raw.SQLITE_ROW) return true;
        raw.sqlite3_reset(handle);
        return code == raw.SQLITE_DONE ? false : throw connection.Failure(code, sql);
    }

    /// <summary>Executes a statement that returns no rows.</summary>
    public void Run()
    {
        while (Step())
        {
        }
    }

    /// <summary>Executes a statement that returns no rows, unless another connection has locked the file.</summary>
    public bool TryRun()
    {
        int code = raw.sqlite3_step(handle);
        raw.sqlite3_reset(handle);
        return code == raw.SQLITE_BUSY ? false : code == raw.SQLITE_DONE ? true : throw connection.Failure(code, sql);
    }

    /// <summary>The failure of a statement that did not run because the file was locked.</summary>
    public SqliteLogException LockedFailure() => connection.Failure(raw.SQLITE_BUSY, sql);

    public void Reset() => raw.sqlite3_reset(handle);

    public long Number(int column) => raw.sqlite3_column_int64(handle, column);

    public string Text(int column) => raw.sqlite3_column_text(handle, column).utf8_to_string() ?? "";

    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(handle, column);

    public void Dispose()
    {
        connection.Forget(this);
        handle.Dispose();
    }

    private void Check(int code)
    {
        if (code != raw.SQLITE_OK) throw connection.Failure(code, sql);
    }
}
