using FluentAssertions;
using Xunit;

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
    [InlineData("DROP TRIGGER events_stay; CREATE TRIGGER events_stay BEFORE DELETE ON events BEGIN SELECT 1; END", "CREATE TRIGGER events_stay")]
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
            SqliteLogException refusal = FluentActions.Invoking(() => SqliteAuditLog.Open(path, new SqliteAuditLogOptions { ReadOnly = readOnly })).Should().Throw<SqliteLogException>().Which;
            refusal.Fault.Should().Be(SqliteLogFault.Damaged);
            refusal.Message.Should().Contain(named).And.Contain(path).And.Contain("Restore");
        }
    }

    public void Dispose() => _folder.Dispose();
}
