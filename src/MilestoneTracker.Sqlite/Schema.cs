using System.Globalization;
using System.Security.Cryptography;

namespace MilestoneTracker.Sqlite;

// The schema of the file, and how a file is recognised as a log. Documented in docs/ledger/format.md.
//
// The rows are the log. The triggers prevent honest mistakes; a writer that drops them is detected by the hashes. A row is a part of
// the log as JSON Lines: some events, each followed by a line feed, and the hashes that each event completed in the tree: its own,
// then the roots of the subtrees whose last leaf it is. So events appended together are few rows, every node of the tree is in one
// row, and the log as JSON Lines is one column read in order.
internal static class Schema
{
    /// <summary>Selects the sequence numbers of the last event (0 if the log is empty) and of the first (1 if it is empty).</summary>
    public const string Ends =
        "SELECT ifnull((SELECT first + count - 1 FROM events ORDER BY first DESC LIMIT 1), 0), ifnull((SELECT min(first) FROM events), 1)";

    private const long ApplicationId = 0x4D4C4F47; // "MLOG"
    private const long Version = 1;
    private const int MaxAttempts = 100;

    // Full synchronisation: an acknowledged commit is on the disk (the last two settings matter on macOS only). The write-ahead log is
    // checkpointed every 16 MB instead of every 4 MB, which is faster for large batches (see docs/performance.md).
    private const string Settings =
        "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 2000; PRAGMA trusted_schema = OFF; PRAGMA recursive_triggers = ON; "
        + "PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON";

    // Tables of SQLite itself, such as those of ANALYZE, are allowed: their names are reserved, and a table cannot change our rows.
    private const string NotOfSqlite = @"NOT (type = 'table' AND name LIKE 'sqlite\_%' ESCAPE '\')";

    // FAIL instead of ABORT, for which SQLite would copy each page before writing it. A statement for one row has nothing to undo.
    private static readonly string[] Parts =
    [
        "CREATE TABLE log (name TEXT NOT NULL) STRICT",
        "CREATE TABLE events (first INTEGER PRIMARY KEY, count INTEGER NOT NULL CHECK (count > 0), lines BLOB NOT NULL, hashes BLOB "
        + "NOT NULL) STRICT",
        "CREATE TRIGGER events_follow BEFORE INSERT ON events WHEN NEW.first IS NOT ifnull((SELECT first + count FROM events ORDER BY "
        + "first DESC LIMIT 1), 1) BEGIN SELECT RAISE(FAIL, 'events are only appended'); END",
        "CREATE TRIGGER events_stay BEFORE DELETE ON events BEGIN SELECT RAISE(FAIL, 'an event is never deleted'); END",
        "CREATE TRIGGER events_stay_so BEFORE UPDATE ON events BEGIN SELECT RAISE(FAIL, 'an event is never changed'); END",
        "CREATE TRIGGER log_alone BEFORE INSERT ON log WHEN EXISTS (SELECT 1 FROM log) BEGIN SELECT RAISE(FAIL, 'a log has one "
        + "identity'); END",
        "CREATE TRIGGER log_stays BEFORE DELETE ON log BEGIN SELECT RAISE(FAIL, 'the identity is never deleted'); END",
        "CREATE TRIGGER log_stays_so BEFORE UPDATE ON log BEGIN SELECT RAISE(FAIL, 'the identity is never changed'); END",
    ];

    /// <summary>Checks that the file is a log of this version, and creates the schema if the file is empty.</summary>
    /// <returns>The identity of the log.</returns>
    public static string Open(Connection connection, string path, SqliteAuditLogOptions options)
    {
        connection.Execute(Settings);
        if (IsEmpty(connection))
        {
            if (options.ReadOnly) throw new SqliteLogException(
                SqliteLogFault.NotALog, $"'{path}' is empty and was opened for reading only. Open it once for writing.");
            Create(connection, path, options.Identity ?? RandomName());
        }

        Check(connection, path);
        if (!options.ReadOnly) UseWriteAheadLog(connection, path);
        string name = connection.Texts("SELECT name FROM log") is [string only]
            ? only : throw Damaged(path, "it has no identity, or more than one");
        if (!NameRules.IsValid(name, out _)) throw Damaged(path, "its identity breaks the rules of names");
        if (options.Identity is not null && !string.Equals(options.Identity, name, StringComparison.Ordinal))
            throw new SqliteLogException(
                SqliteLogFault.OtherLog,
                $"'{path}' is the log '{name}', not '{options.Identity}'. Open it with its own identity, or choose another file.");
        return name;
    }

    public static SqliteLogException Damaged(string path, string how) =>
        new(SqliteLogFault.Damaged, $"'{path}' is an audit log, but it was damaged or changed: {how}. Restore it from a backup.");

    /// <summary>Whether the file has no content, not even the application id of another program.</summary>
    public static bool IsEmpty(Connection connection) =>
        connection.Number("PRAGMA application_id") == 0 && connection.Number("PRAGMA user_version") == 0
        && connection.Number("SELECT count(*) FROM sqlite_schema WHERE " + NotOfSqlite) == 0;

    private static void Create(Connection connection, string path, string name)
    {
        // Twice the default size: faster for large appends, and not slower for small ones (see docs/performance.md).
        connection.Execute("PRAGMA page_size = 8192");
        UseWriteAheadLog(connection, path);
        connection.Execute("BEGIN IMMEDIATE");
        try
        {
            if (IsEmpty(connection)) // otherwise another process has just created the schema
            {
                foreach (string part in Parts) connection.Execute(part);
                using (Statement insert = connection.Prepare("INSERT INTO log VALUES (?1)"))
                {
                    insert.Bind(1, name);
                    insert.Run();
                }

                connection.Execute(
                    string.Format(
                    CultureInfo.InvariantCulture, "PRAGMA application_id = {0}; PRAGMA user_version = {1}", ApplicationId, Version));
            }

            connection.Execute("COMMIT");
        }
        finally
        {
            if (connection.IsInTransaction) connection.Execute("ROLLBACK");
        }
    }

    // Changing the journal mode fails at once while another process opens the same new file. BEGIN IMMEDIATE does wait, so it is used
    // to wait before the next attempt.
    private static void UseWriteAheadLog(Connection connection, string path)
    {
        for (int attempts = 0; ; attempts++)
        {
            try
            {
                if (connection.Texts("PRAGMA journal_mode = WAL") is ["wal"]) return;
                throw new SqliteLogException(
                    SqliteLogFault.Other, $"'{path}' does not support a write-ahead log. Move it to a local file system.");
            }
            catch (SqliteLogException e) when (e.Fault == SqliteLogFault.Locked && attempts < MaxAttempts)
            {
                connection.Execute("BEGIN IMMEDIATE; ROLLBACK");
            }
        }
    }

    /// <summary>Writes a page with the content that it has.</summary>
    public static void WriteVersionAgain(Connection connection) =>
        connection.Execute(FormattableString.Invariant($"PRAGMA user_version = {Version}"));

    /// <summary>Throws if the file is not a log of this version with a complete schema.</summary>
    public static void Check(Connection connection, string path)
    {
        long application = connection.Number("PRAGMA application_id");
        if (application == 0 && Parts.All(connection.Texts("SELECT sql FROM sqlite_schema").Contains))
        {
            // A copy made with .dump has all rows, but neither the application id nor the version.
            throw new SqliteLogException(
                SqliteLogFault.NotALog,
                $"'{path}' has the tables of an audit log, but not its application id, as after '.dump'. "
                + $"Run 'PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}' on it with any SQLite tool, "
                + "then verify it.");
        }

        if (application != ApplicationId)
            throw new SqliteLogException(SqliteLogFault.NotALog, $"'{path}' is the database of another program. Choose another file.");
        long version = connection.Number("PRAGMA user_version");
        if (version > Version)
        {
            throw new SqliteLogException(
                SqliteLogFault.LaterSchema,
                FormattableString.Invariant(
                    $"'{path}' has schema version {version}; this version of the library knows versions up to {Version}.")
                + " Open it with the version of the library that wrote it, or a later one.");
        }

        List<string> found = connection.Texts("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND " + NotOfSqlite);
        foreach (string part in Parts)
            if (!found.Remove(part)) throw Missing(connection, path, Title(part));
        if (found.Count > 0)
            throw Changed(path, $"'{Title(found[0])}' is not part of it", "Drop it with any SQLite tool");
        if (version < Version)
            throw Changed(path, "its version is missing", $"Run 'PRAGMA user_version = {Version}' on it with any SQLite tool");
    }

    // A missing table has lost its rows. An altered table, or a missing trigger, can be restored.
    private static SqliteLogException Missing(Connection connection, string path, string title)
    {
        string[] words = title.Split(' ');
        bool isThere = words[1] != "TABLE" || connection.Texts("SELECT name FROM sqlite_schema WHERE type = 'table'").Contains(words[2]);
        string how = $"'{title}' is missing or was altered";
        return isThere
            ? Changed(path, how, "Undo that change with any SQLite tool (docs/ledger/format.md has the statements)")
            : Damaged(path, how);
    }

    private static SqliteLogException Changed(string path, string how, string undo) =>
        new(SqliteLogFault.Damaged, $"'{path}' is an audit log, but its schema was changed: {how}. {undo}, then verify the log.");

    private static string Title(string sql) =>
        sql[..Math.Min(
            sql.Length, sql.IndexOf(' ', Math.Min(sql.Length, "CREATE TRIGGER ".Length)) is >= 0 and int end ? end : sql.Length)];

    private static string RandomName() => "log-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
