using System.Text;
using FluentAssertions;
using MilestoneTracker.Ledger;
using Xunit;
using MilestoneTracker.TestSupport.Logs;

namespace MilestoneTracker.Sqlite.Tests.TheFile;

// The identity of a log is given once and stays: in the file, in every event, in every checkpoint.
public sealed class IdentityTests : IDisposable
{
    private readonly LogFolder _folder = new();

    [Fact]
    public void A_new_file_gets_a_random_one_that_no_other_file_has()
    {
        string[] names = [.. Enumerable.Range(0, 8).Select(_ => _folder.Open(_folder.NewPath()).Identity)];

        names.Should()
            .OnlyHaveUniqueItems().And.OnlyContain(name => name.Length == 36 && name.StartsWith("log-", StringComparison.Ordinal));
    }

    [Fact]
    public void It_stays_when_nobody_asks_for_one()
    {
        string path = _folder.NewPath();
        string name;
        using (SqliteAuditLog log = SqliteAuditLog.Open(path)) name = log.Identity;

        _folder.Open(path).Identity.Should().Be(name);
        _folder.Open(path, new SqliteAuditLogOptions { Identity = name, ReadOnly = true }).Identity.Should().Be(name);
    }

    [Theory]
    [InlineData("example.com/plans/2026")]
    [InlineData("a")]
    [InlineData("Zoë's 🐙 \"plan\" \\ e\u0301")]
    public void One_that_is_given_is_kept(string name)
    {
        string path = _folder.NewPath();
        using (SqliteAuditLog log = SqliteAuditLog.Open(path, new SqliteAuditLogOptions { Identity = name })) log.Identity.Should()
            .Be(name);

        _folder.Open(path).Identity.Should().Be(name);
        _folder.Open(path, new SqliteAuditLogOptions { Identity = name }).Identity.Should().Be(name);
    }

    [Fact]
    public void It_may_have_256_units_of_any_script()
    {
        string name = string.Concat(Enumerable.Repeat("🐙", 128));

        _folder.Open(_folder.NewPath(), new SqliteAuditLogOptions { Identity = name }).Identity.Should().Be(name);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Another_one_than_was_asked_for_is_refused_with_both(bool readOnly)
    {
        string path = _folder.NewPath();
        _folder.Open(path, new SqliteAuditLogOptions { Identity = "plans/a" }).Append(Events.Singles(1, 1));

        FluentActions.Invoking(() => SqliteAuditLog.Open(path, new SqliteAuditLogOptions { Identity = "plans/A", ReadOnly = readOnly }))
            .Should().Throw<SqliteLogException>().WithMessage("*'plans/a'*'plans/A'*").Which.Fault.Should().Be(SqliteLogFault.OtherLog);
        _folder.Open(path).LastSequence.Should().Be(1);
    }

    [Fact]
    public void Every_event_and_every_checkpoint_has_it()
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath(), new SqliteAuditLogOptions { Identity = "plans/a" });
        log.Append(Events.Singles(1, 3));
        using MemoryStream lines = new();
        log.Export(lines);

        Encoding.UTF8.GetString(lines.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Should().HaveCount(3).And.OnlyContain(line => line.Contains("\"log\":\"plans/a\"", StringComparison.Ordinal));
        log.GetCheckpoint().Origin.Should().Be("plans/a");
    }

    [Theory]
    [InlineData("UPDATE log SET name = ''")]
    [InlineData("UPDATE log SET name = ' a'")]
    [InlineData("UPDATE log SET name = 'a' || char(10) || 'b'")]
    [InlineData("DELETE FROM log")]
    [InlineData("INSERT INTO log VALUES ('second')")]
    public void One_that_no_log_could_have_is_damage(string vandalism)
    {
        string path = _folder.NewPath();
        _folder.Open(path).Dispose();
        SqliteDamage.Run(path, vandalism);

        FluentActions.Invoking(() => SqliteAuditLog.Open(path))
            .Should().Throw<SqliteLogException>().WithMessage("*identity*").Which.Fault.Should().Be(SqliteLogFault.Damaged);
    }

    [Fact]
    public void Another_one_than_the_events_have_is_told_by_the_last_event()
    {
        string path = _folder.NewPath();
        _folder.Open(path, new SqliteAuditLogOptions { Identity = "one" }).Append(Events.Singles(1, 3));
        SqliteDamage.Run(path, "UPDATE log SET name = 'two'");

        FluentActions.Invoking(() => SqliteAuditLog.Open(path))
            .Should().Throw<LedgerException>().WithMessage("*another log*two*one*").Which.Sequence.Should().Be(3);
    }

    public void Dispose() => _folder.Dispose();
}
