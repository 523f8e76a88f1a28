using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;
using Xunit;
using MilestoneTracker.TestSupport.Logs;

namespace MilestoneTracker.Sqlite.Tests.Reading;

// The two ends of the log are looked at when it is opened. What only somebody outside can know, that events are missing at the
// end or that the whole was written anew, a checkpoint tells.
public sealed class DamagedEndsTests : IDisposable
{
    private readonly LogFolder _folder = new();
    private readonly string _path;
    private readonly Checkpoint _checkpoint;

    public DamagedEndsTests()
    {
        _path = _folder.NewPath();
        using SqliteAuditLog log = SqliteAuditLog.Open(_path, new SqliteAuditLogOptions { Identity = "one" });
        Events.AppendAlone(log, Events.Singles(1, 20));
        _checkpoint = log.GetCheckpoint();
    }

    [Theory]
    [InlineData("UPDATE events SET lines = CAST(replace(CAST(lines AS TEXT), 'm20', 'm21') AS BLOB) WHERE first = 20", 20,
        "*level 0 in its row is * * was expected*")]
    [InlineData("UPDATE events SET lines = x'0A' WHERE first = 20", 20, "*the bytes end*")]
    [InlineData("UPDATE events SET hashes = x'' WHERE first = 20", 20, "*0 bytes of hashes; 96 were expected*")]
    [InlineData("UPDATE events SET hashes = CAST(substr(hashes, 1, 32) || zeroblob(32) || substr(hashes, 65) AS BLOB) WHERE first = 20", 20,
        "*level 1 in its row is * * was expected*")]
    [InlineData("UPDATE events SET hashes = zeroblob(32) WHERE first = 19", 20, "*does not follow the event before it*")]
    [InlineData("UPDATE events SET hashes = x'' WHERE first = 16", 16, "*lacks the hash of level 4*")]
    [InlineData("DELETE FROM events WHERE first = 19", 19, "*lacks the hash of level 0*")]
    public void A_last_event_that_does_not_follow_is_named_when_the_log_is_opened(string damage, int at, string reason)
    {
        SqliteDamage.Run(_path, damage);

        LedgerException refusal = FluentActions.Invoking(() => SqliteAuditLog.Open(_path))
            .Should().Throw<LedgerException>().WithMessage(FormattableString.Invariant($"Event {at} cannot be read: ") + reason).Which;

        refusal.Sequence.Should().Be(at);
        SqliteAuditLog log = _folder.Open(_path, new SqliteAuditLogOptions { ReadOnly = true });
        VerificationResult report = log.Verify();
        report.IsValid.Should().BeFalse("for reading only it is opened, so that it can be verified");
        report.FailedAt.Should().BeInRange(at - 1, at, "a hash that is wrong is told where it stands, not first where it is missed");
        log.Read().Take((int)report.FailedAt! - 1).Should().Equal(Events.Singles(1, (int)report.FailedAt - 1));
    }

    [Theory]
    [InlineData("DELETE FROM events WHERE first = 1", 2)]
    [InlineData("DELETE FROM events WHERE first < 20", 20)]
    [InlineData("INSERT INTO events SELECT 0, count, lines, hashes FROM events WHERE first = 1", 0)]
    [InlineData("INSERT INTO events SELECT -5, count, lines, hashes FROM events WHERE first = 1", -5)]
    [InlineData("UPDATE events SET first = -9223372036854775808 WHERE first = 1", long.MinValue)]
    [InlineData("UPDATE events SET first = first - 20", -19)]
    [InlineData("UPDATE events SET first = first - 25", -24)]
    [InlineData("UPDATE events SET first = first - 1", 0)]
    [InlineData("DELETE FROM events WHERE first < 20; UPDATE events SET first = 0", 0)]
    public void A_log_that_does_not_begin_with_event_1_says_with_what_it_begins(string damage, long found)
    {
        SqliteAuditLog open = _folder.Open(_path);
        SqliteDamage.Run(_path, damage);

        string message =
            FormattableString.Invariant($"Event 1 cannot be read: the first row begins with event {found} instead of event 1.");
        FluentActions.Invoking(() => SqliteAuditLog.Open(_path)).Should().Throw<LedgerException>().WithMessage(message);
        foreach (SqliteAuditLog log in new[] { open, _folder.Open(_path, new SqliteAuditLogOptions { ReadOnly = true }) })
        {
            log.Invoking(l => l.LastSequence).Should().Throw<LedgerException>().WithMessage(message, "it may look empty");
            log.Invoking(l => l.GetCheckpoint()).Should().Throw<LedgerException>().WithMessage(message);
            log.Invoking(l => l.OpenRegistry()).Should().Throw<LedgerException>().WithMessage(message);
            log.Invoking(l => l.Export(Stream.Null)).Should().Throw<LedgerException>().WithMessage(message);
            log.Invoking(l => l.Read(15).ToList()).Should().Throw<LedgerException>().WithMessage(message);
            log.Invoking(l => l.Read().ToList()).Should().Throw<LedgerException>().WithMessage(message);
            log.Invoking(l => MilestoneRegistry.Open(l)).Should().Throw<LedgerException>().WithMessage(message);
            VerificationResult report = log.Verify();
            (report.FailedAt, report.Events).Should().Be((1L, 0L));
            report.Fault.Should().Contain(FormattableString.Invariant($"begins with event {found}"));
        }

        open.CheckWritable().Should().NotBeNull();
        open.Invoking(l => l.Append(Events.Singles(21, 1))).Should().Throw<AuditAppendRefusedException>();
    }

    [Fact]
    public void An_empty_log_that_was_open_when_rows_came_before_its_first_takes_nothing_up()
    {
        string path = _folder.NewPath();
        SqliteAuditLog log = _folder.Open(path);
        SqliteDamage.Run(path, "INSERT INTO events VALUES (0, 1, x'0A', x'00')");

        log.Invoking(l => l.Append(Events.Singles(1, 1))).Should().Throw<AuditAppendRefusedException>();
        log.CheckWritable().Should().BeOfType<LedgerException>();
    }

    [Theory]
    [InlineData("DELETE FROM events WHERE first = 20", 19)]
    [InlineData("DELETE FROM events WHERE first > 7", 7)]
    [InlineData("DELETE FROM events", 0)]
    public void Events_that_are_missing_at_the_end_are_told_by_a_checkpoint(string damage, int left)
    {
        SqliteDamage.Run(_path, damage);

        SqliteAuditLog log = _folder.Open(_path);

        log.Verify().IsValid.Should().BeTrue("the rest fits together");
        VerificationResult report = log.Verify(_checkpoint);
        (report.IsValid, report.Events, report.FailedAt, report.CoveredUpTo).Should().Be((false, (long)left, left + 1L, 0L));
        report.Fault.Should().Contain("the log ends before it").And.Contain("20 events");
    }

    [Fact]
    public void A_log_that_was_written_anew_is_told_by_a_checkpoint()
    {
        string other = _folder.NewPath();
        SqliteAuditLog log = _folder.Open(other, new SqliteAuditLogOptions { Identity = "one" });
        log.Append(
            [.. Events.Singles(1, 18), Events.Singles(19, 1)[0] with { Data = Events.Registered("forged") }, .. Events.Singles(20, 5)]);

        log.Verify().IsValid.Should().BeTrue();
        VerificationResult report = log.Verify(_checkpoint);
        (report.IsValid, report.FailedAt).Should().Be((false, 20L));
        report.Fault.Should().Contain(_checkpoint.Root.ToString()).And.Contain(log.Tree.RootAt(20).ToString());
    }

    [Fact]
    public void A_checkpoint_of_another_log_is_told()
    {
        SqliteAuditLog other = _folder.Open(_folder.NewPath(), new SqliteAuditLogOptions { Identity = "two" });
        other.Append(Events.Singles(1, 20));

        other.Verify(_checkpoint).Fault.Should().Contain("'two'").And.Contain("'one'");
    }

    [Fact]
    public void An_event_that_was_moved_far_behind_the_end_leaves_the_log_unreadable_and_typed()
    {
        SqliteDamage.Run(_path, "UPDATE events SET first = 9223372036854775807 WHERE first = 20");

        FluentActions.Invoking(() => SqliteAuditLog.Open(_path)).Should().Throw<LedgerException>();
    }

    public void Dispose() => _folder.Dispose();
}
