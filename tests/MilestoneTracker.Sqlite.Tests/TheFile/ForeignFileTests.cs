using System.Text;
using FluentAssertions;
using Xunit;
using MilestoneTracker.TestSupport.Logs;

namespace MilestoneTracker.Sqlite.Tests.TheFile;

// A file that is not ours is refused, says so, and stays byte for byte what it was; an empty one is adopted.
public sealed class ForeignFileTests : IDisposable
{
    private readonly LogFolder _folder = new();

    [Theory]
    [InlineData(2)] // one byte is nothing to SQLite: it once marked empty files so
    [InlineData(99)]
    [InlineData(100)]
    [InlineData(511)]
    [InlineData(10_000)]
    public void A_text_is_not_a_log(int length)
    {
        string path = _folder.NewPath();
        File.WriteAllText(path, new string('x', length));

        VerifyRefused(path, SqliteLogFault.NotALog);
    }

    [Fact]
    public void What_begins_like_a_database_and_is_none_is_not_a_log()
    {
        string path = _folder.NewPath();
        File.WriteAllBytes(path, [.. "SQLite format 3\0"u8, .. Encoding.ASCII.GetBytes(new string('x', 5000))]);

        VerifyRefused(path, SqliteLogFault.NotALog);
    }

    [Theory]
    [InlineData("CREATE TABLE t (x)", "DELETE")]
    [InlineData("CREATE TABLE t (x)", "WAL")]
    [InlineData("CREATE TABLE events (sequence INTEGER PRIMARY KEY, event BLOB NOT NULL, hashes BLOB NOT NULL) STRICT", "DELETE")]
    [InlineData("PRAGMA application_id = 7", "DELETE")]
    [InlineData("CREATE VIEW v AS SELECT 1", "DELETE")]
    public void A_database_of_another_program_is_not_a_log(string content, string journal)
    {
        string path = _folder.NewPath();
        using (Connection raw = LogFolder.Raw(path, create: true))
        {
            raw.Execute("PRAGMA journal_mode = " + journal);
            raw.Execute(content);
        }

        VerifyRefused(path, SqliteLogFault.NotALog);
    }

    [Fact]
    public void What_another_program_has_still_in_its_write_ahead_log_stays_there()
    {
        string path = _folder.NewPath();
        string left = _folder.NewPath();
        using (Connection raw = LogFolder.Raw(path, create: true))
        {
            raw.Execute("PRAGMA journal_mode = WAL");
            raw.Execute("CREATE TABLE t (x)");
            File.Copy(path, left); // as after a crash
            File.Copy(path + "-wal", left + "-wal");
        }

        byte[] file = File.ReadAllBytes(left);
        byte[] writeAhead = File.ReadAllBytes(left + "-wal");

        FluentActions.Invoking(() => _folder.Open(left))
            .Should().Throw<SqliteLogException>().Which.Fault.Should().Be(SqliteLogFault.NotALog);

        File.ReadAllBytes(left).Should().Equal(file);
        File.ReadAllBytes(left + "-wal").Should().Equal(writeAhead);
    }

    [Fact]
    public void A_database_that_has_nothing_but_a_version_of_its_own_is_not_a_log()
    {
        string path = _folder.NewPath();
        using (Connection raw = LogFolder.Raw(path, create: true)) raw.Execute("PRAGMA user_version = 7");

        VerifyRefused(path, SqliteLogFault.NotALog);
    }

    [Fact]
    public void An_empty_file_becomes_a_log()
    {
        string path = _folder.NewPath();
        File.WriteAllBytes(path, []);

        SqliteAuditLog log = _folder.Open(path, new SqliteAuditLogOptions { Identity = "new" });

        log.Append(Events.Singles(1, 2));
        log.Verify().IsValid.Should().BeTrue();
        log.Identity.Should().Be("new");
    }

    [Fact]
    public void A_database_without_anything_in_it_becomes_a_log()
    {
        string path = _folder.NewPath();
        using (Connection raw = LogFolder.Raw(path, create: true))
        {
            raw.Execute("CREATE TABLE t (x)");
            raw.Execute("DROP TABLE t");
        }

        SqliteAuditLog log = _folder.Open(path);
        log.Append(Events.Singles(1, 2));

        log.Read().Should().Equal(Events.Singles(1, 2));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1_000_000)]
    public void A_later_version_is_refused_with_both(int version)
    {
        string path = _folder.NewPath();
        _folder.Open(path).Dispose();
        SqliteDamage.Run(path, FormattableString.Invariant($"PRAGMA user_version = {version}"), "ALTER TABLE events ADD COLUMN later TEXT");

        VerifyRefused(path, SqliteLogFault.LaterSchema)
            .Should().Contain(FormattableString.Invariant($"version {version};")).And.Contain("versions up to 1.");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_version_that_never_was_is_damage(int version)
    {
        string path = _folder.NewPath();
        _folder.Open(path).Dispose();
        SqliteDamage.Run(path, FormattableString.Invariant($"PRAGMA user_version = {version}"));

        VerifyRefused(path, SqliteLogFault.Damaged).Should().Contain("version");
    }

    public void Dispose() => _folder.Dispose();

    private string VerifyRefused(string path, SqliteLogFault fault)
    {
        byte[] before = File.ReadAllBytes(path);
        string message = "";
        foreach (bool readOnly in new[] { false, true })
        {
            SqliteLogException refusal = FluentActions.Invoking(
                () => SqliteAuditLog.Open(path, new SqliteAuditLogOptions { ReadOnly = readOnly }))
                .Should().Throw<SqliteLogException>().Which;
            refusal.Fault.Should().Be(fault, refusal.Message);
            message = refusal.Message;
            message.Should().Contain(path, "a host has more than one file");
        }

        File.ReadAllBytes(path).Should().Equal(before);
        return message;
    }
}
