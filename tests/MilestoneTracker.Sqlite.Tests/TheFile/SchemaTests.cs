using FluentAssertions;
using Xunit;
using MilestoneTracker.TestSupport.Logs;

namespace MilestoneTracker.Sqlite.Tests.TheFile;

// What guards the rows is checked at every opening: a part that is missing, added or changed is damage, and it is named.
public sealed class SchemaTests : IDisposable
{
    private readonly LogFolder _folder = new();

    [Theory]
    [InlineData("DROP TRIGGER events_follow", "CREATE TRIGGER events_follow")]
    [InlineData("DROP TRIGGER events_stay", "CREATE TRIGGER events_stay")]
    [InlineData("DROP TRIGGER events_stay_so", "CREATE TRIGGER events_stay_so")]
    [InlineData("DROP TRIGGER log_alone", "CREATE TRIGGER log_alone")]
    [InlineData("DROP TRIGGER log_stays", "CREATE TRIGGER log_stays")]
    [InlineData("DROP TRIGGER log_stays_so", "CREATE TRIGGER log_stays_so")]
    [InlineData("DROP TRIGGER events_stay; CREATE TRIGGER events_stay BEFORE DELETE ON events BEGIN SELECT 1; END",
        "CREATE TRIGGER events_stay")]
    [InlineData("DROP TABLE log", "CREATE TABLE log")]
    [InlineData("ALTER TABLE log ADD COLUMN note TEXT", "CREATE TABLE log")]
    [InlineData("DROP TABLE events", "CREATE TABLE events")]
    [InlineData("ALTER TABLE events ADD COLUMN note TEXT", "CREATE TABLE events")]
    [InlineData("CREATE TABLE more (x)", "CREATE TABLE more")]
    [InlineData("CREATE INDEX more ON events (lines)", "CREATE INDEX more")]
    [InlineData("CREATE UNIQUE INDEX more ON log (name)", "CREATE UNIQUE INDEX")]
    [InlineData("CREATE VIEW more AS SELECT 1", "CREATE VIEW more")]
    [InlineData("CREATE TRIGGER more AFTER INSERT ON events BEGIN SELECT 1; END", "CREATE TRIGGER more")]
    public void A_part_that_is_missing_added_or_changed_is_named(string vandalism, string named)
    {
        string path = _folder.NewPath();
        _folder.Open(path).Append(Events.Singles(1, 2));
        using (Connection raw = LogFolder.Raw(path)) raw.Execute(vandalism);

        foreach (bool readOnly in new[] { false, true })
        {
            SqliteLogException refusal = FluentActions.Invoking(
                () => SqliteAuditLog.Open(path, new SqliteAuditLogOptions { ReadOnly = readOnly }))
                .Should().Throw<SqliteLogException>().Which;
            refusal.Fault.Should().Be(SqliteLogFault.Damaged);
            refusal.Message.Should().Contain(named).And.Contain(path);
            bool isLost = vandalism.StartsWith("DROP TABLE", StringComparison.Ordinal);
            refusal.Message.Contains("Restore").Should().Be(isLost, "else nothing is lost");
            if (!isLost) refusal.Message.Should().EndWith(", then verify the log.");
        }
    }

    [Theory]
    [InlineData("ANALYZE")]
    [InlineData("ANALYZE events")]
    [InlineData("PRAGMA optimize = 0x10012")]
    [InlineData("ANALYZE; DELETE FROM sqlite_stat1")]
    [InlineData("REINDEX; VACUUM; ANALYZE; PRAGMA journal_mode = DELETE")]
    public void What_sqlite_tools_keep_for_themselves_is_no_change_of_the_log(string upkeep)
    {
        string path = _folder.NewPath();
        using (SqliteAuditLog log = SqliteAuditLog.Open(path)) Events.AppendAlone(log, Events.Singles(1, 3));
        using (Connection raw = LogFolder.Raw(path)) raw.Execute(upkeep);

        _folder.Open(path, new SqliteAuditLogOptions { ReadOnly = true }).Verify().IsValid.Should().BeTrue();
        SqliteAuditLog open = _folder.Open(path);
        open.Append(Events.Singles(4, 1));
        open.CheckWritable().Should().BeNull();
        string copy = _folder.NewPath();
        open.BackUp(copy);
        _folder.Open(copy).Verify().Events.Should().Be(4);
    }

    [Fact]
    public void A_database_with_nothing_in_it_but_what_is_sqlites_own_becomes_a_log()
    {
        string path = _folder.NewPath();
        using (Connection raw = LogFolder.Raw(path, create: true)) raw.Execute("CREATE TABLE x (y); ANALYZE; DROP TABLE x");

        _folder.Open(path).LastSequence.Should().Be(0);
    }

    [Fact]
    public void A_trigger_is_not_sqlites_own_whatever_its_name()
    {
        string path = _folder.NewPath();
        using (SqliteAuditLog log = SqliteAuditLog.Open(path)) log.Append(Events.Singles(1, 2));
        using (Connection raw = LogFolder.Raw(path))
        {
            raw.Execute("CREATE TRIGGER more AFTER INSERT ON events BEGIN SELECT 1; END; PRAGMA writable_schema = ON");
            raw.Execute("UPDATE sqlite_schema SET name = 'sqlite_more', sql = replace(sql, 'more', 'sqlite_more') WHERE name = 'more'");
        }

        FluentActions.Invoking(() => SqliteAuditLog.Open(path)).Should().Throw<SqliteLogException>();
    }

    [Fact]
    public void A_copy_that_was_made_from_statements_says_what_it_lacks()
    {
        string path = _folder.NewPath();
        using (SqliteAuditLog log = SqliteAuditLog.Open(path)) log.Append(Events.Singles(1, 2));
        using (Connection raw = LogFolder.Raw(path)) raw.Execute("PRAGMA application_id = 0; PRAGMA user_version = 0");

        string message = FluentActions.Invoking(() => SqliteAuditLog.Open(path)).Should().Throw<SqliteLogException>().Which.Message;

        message.Should().Contain("not its application id").And.NotContain("Restore");
        using (Connection raw = LogFolder.Raw(path)) raw.Execute(message.Split('\'')[5]);
        _folder.Open(path).Verify().IsValid.Should().BeTrue();
    }

    public void Dispose() => _folder.Dispose();
}
