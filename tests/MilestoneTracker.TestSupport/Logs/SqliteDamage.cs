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
}
