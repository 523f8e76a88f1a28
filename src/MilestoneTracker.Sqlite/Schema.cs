using System.Globalization;
using System.Security.Cryptography;

namespace MilestoneTracker.Sqlite;

// What is in the file, and how it is told that it is ours. Documented in docs/ledger/format.md.
//
// The rows are the log; the triggers keep honest mistakes away from it (whoever can write the file can take them out, and then
// the hashes tell). A row is a piece of the log as JSON Lines: some events, each ended by a line feed, and the hashes that they
// completed in the tree, event by event: its own, then the roots of the subtrees that it is the last leaf of. So what is
// appended together is few rows, every node of the tree is in one, and the log as JSON Lines is one column read in order.
internal static class Schema
{
    /// <summary>Asks for the sequence numbers of the last event (0 where there is none) and of the first (1 where there is none).</summary>
    public const string Ends =
        "SELECT ifnull((SELECT first + count - 1 FROM events ORDER BY first DESC LIMIT 1), 0), ifnull((SELECT min(first) FROM events), 1)";

    private const long ApplicationId = 0x4D4C4F47; // "MLOG"
    private const long Version = 1;
    private const int MaxTurns = 100;

    // Full synchronisation: what a commit has acknowledged is on the disk (the last two matter on macOS only). The write-ahead log
    // is folded back every 16 MB: every 4 MB, which is usual, costs nearly a tenth of the speed of large batches.
    private const string Settings =
        "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 2000; PRAGMA trusted_schema = OFF; PRAGMA recursive_triggers = ON; "
        + "PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON";

    // What ANALYZE, for one, makes is SQLite's own. Names like that are reserved, and a table does nothing to our rows.
    private const string NotOfSqlite = @"NOT (type = 'table' AND name LIKE 'sqlite\_%' ESCAPE '\')";

    // FAIL and not ABORT: for that SQLite would copy each page before it is written. A statement of one row has nothing to take back.
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

    /// <summary>Makes sure that the file is a log of this version, and makes it one where it is empty.</summary>
    /// <returns>The identity of the log.</returns>
    public static string Open(Connection connection, string path, SqliteAuditLogOptions options)
    {
        connection.Execute(Settings);
        if (IsEmpty(connection))
        {
            if (options.ReadOnly) throw new SqliteLogException(
                SqliteLogFault.NotALog, $"'{path}' is empty, and it is to be read only. Open it once for writing.");
            Make(connection, path, options.Identity ?? RandomName());
        }

        Check(connection, path);
        if (!options.ReadOnly) UseWriteAheadLog(connection, path);
        string name = connection.Texts("SELECT name FROM log") is [string only]
            ? only : throw Damaged(path, "it has no identity, or several");
        if (!NameRules.IsValid(name, out _)) throw Damaged(path, "its identity breaks the rules of names");
        if (options.Identity is not null && !string.Equals(options.Identity, name, StringComparison.Ordinal))
            throw new SqliteLogException(
                SqliteLogFault.OtherLog,
                $"'{path}' is the log '{name}', but '{options.Identity}' was asked for. Ask for that one, or for another file.");
        return name;
    }

    public static SqliteLogException Damaged(string path, string how) =>
        new(SqliteLogFault.Damaged, $"'{path}' is an audit log, but it was damaged or changed: {how}. Restore it from a backup.");

    /// <summary>Whether there is nothing in the file yet, not even a mark of another program.</summary>
    public static bool IsEmpty(Connection connection) =>
        connection.Number("PRAGMA application_id") == 0 && connection.Number("PRAGMA user_version") == 0
        && connection.Number("SELECT count(*) FROM sqlite_schema WHERE " + NotOfSqlite) == 0;

    private static void Make(Connection connection, string path, string name)
    {
        // Twice the usual size: nearly a tenth faster where much is appended together, and no slower where little is.
        connection.Execute("PRAGMA page_size = 8192");
        UseWriteAheadLog(connection, path);
        connection.Execute("BEGIN IMMEDIATE");
        try
        {
            if (IsEmpty(connection)) // else another process has made it meanwhile
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

    // Where others open a new file at the same moment, SQLite does not wait for them before it changes the mode, but for a turn to
    // write it does.
    private static void UseWriteAheadLog(Connection connection, string path)
    {
        for (int turns = 0; ; turns++)
        {
            try
            {
                if (connection.Texts("PRAGMA journal_mode = WAL") is ["wal"]) return;
                throw new SqliteLogException(
                    SqliteLogFault.Other, $"'{path}' cannot be kept with a write-ahead log. Put it on a local file system.");
            }
            catch (SqliteLogException e) when (e.Fault == SqliteLogFault.Locked && turns < MaxTurns)
            {
                connection.Execute("BEGIN IMMEDIATE; ROLLBACK");
            }
        }
    }

    /// <summary>Refuses a file that is not a log of this version, whole.</summary>
    public static void Check(Connection connection, string path)
    {
        long application = connection.Number("PRAGMA application_id");
        if (application == 0 && Parts.All(connection.Texts("SELECT sql FROM sqlite_schema").Contains))
        {
            // A copy made from the statements of .dump has all rows, but neither mark.
            throw new SqliteLogException(
                SqliteLogFault.NotALog,
                $"'{path}' has the tables of an audit log, but not its mark, as after '.dump'. "
                + $"Run 'PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}' on it with any SQLite tool, "
                + "then verify it.");
        }

        if (application != ApplicationId)
            throw new SqliteLogException(SqliteLogFault.NotALog, $"'{path}' is a database of another program. Choose another file.");
        long version = connection.Number("PRAGMA user_version");
        if (version > Version)
        {
            throw new SqliteLogException(
                SqliteLogFault.LaterSchema,
                FormattableString.Invariant(
                $"'{path}' has version {version} of the schema, and {Version} is the latest that is known. Open it with the version of the library that has written it, or a later one."));
        }

        List<string> found = connection.Texts("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND " + NotOfSqlite);
        foreach (string part in Parts)
            if (!found.Remove(part)) throw Missing(connection, path, Title(part));
        if (found.Count > 0)
            throw Changed(path, $"'{Title(found[0])}' does not belong there", "Drop it with any SQLite tool");
        if (version < Version)
            throw Changed(path, "it has no version", $"Run 'PRAGMA user_version = {Version}' on it with any SQLite tool");
    }

    // Without its table a log has lost what was in it; what was merely altered, or guards it, can be put back.
    private static SqliteLogException Missing(Connection connection, string path, string title)
    {
        string[] words = title.Split(' ');
        bool isThere = words[1] != "TABLE" || connection.Texts("SELECT name FROM sqlite_schema WHERE type = 'table'").Contains(words[2]);
        string how = $"'{title}' is missing or another";
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
