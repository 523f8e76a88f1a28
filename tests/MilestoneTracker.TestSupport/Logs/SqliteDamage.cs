using MilestoneTracker.Sqlite;

namespace MilestoneTracker.TestSupport.Logs;

// Somebody who can write the file and knows SQLite: takes the triggers out, does what he wants, and puts them back, so that
// the schema is whole and only what the rows say can tell.
internal static class SqliteDamage
{
    public static void Run(string path, params string[] statements)
    {
        using Connection raw = LogFolder.Raw(path);
        List<string> names = raw.Texts("SELECT name FROM sqlite_schema WHERE type = 'trigger'");
        List<string> triggers = raw.Texts("SELECT sql FROM sqlite_schema WHERE type = 'trigger'");
        raw.Execute("BEGIN IMMEDIATE");
        foreach (string name in names) raw.Execute("DROP TRIGGER " + name);
        foreach (string statement in statements) raw.Execute(statement);
        foreach (string trigger in triggers) raw.Execute(trigger);
        raw.Execute("COMMIT");
    }

    /// <summary>Puts the rows of another log into the place of its own, as a restore into the file does.</summary>
    public static void ReplaceRows(string path, string other)
    {
        using Connection raw = LogFolder.Raw(other);
        Run(path, ["DELETE FROM events", .. raw.Texts(
            "SELECT 'INSERT INTO events VALUES (' || first || ',' || count || ',' || quote(lines) || ',' || quote(hashes) || ')' FROM events "
            + "ORDER BY first")]);
    }

    /// <summary>Appends an event of a type that this version does not know. In one step, as another program does: who follows the log
    /// never sees anything else there. So the row comes from a copy.</summary>
    public static void AppendOfLaterVersion(string path)
    {
        string copy = path + ".later";
        using (SqliteAuditLog log = SqliteAuditLog.Open(path)) log.BackUp(copy);
        using (SqliteAuditLog log = SqliteAuditLog.Open(copy)) log.Append(Events.Singles(log.LastSequence + 1, 1));
        using Connection raw = LogFolder.Raw(copy);
        Run(path, [.. raw.Texts(
            "SELECT 'INSERT INTO events VALUES (' || first || ',' || count || ',' || quote(CAST(replace(CAST(lines AS TEXT), "
            + "'milestone.registered', 'milestone.celebrated') AS BLOB)) || ',' || quote(hashes) || ')' FROM events "
            + "ORDER BY first DESC LIMIT 1")]);
    }
}
