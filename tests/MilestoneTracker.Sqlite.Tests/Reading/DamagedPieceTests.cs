using System.Numerics;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;
using Xunit;
using MilestoneTracker.TestSupport.Logs;

namespace MilestoneTracker.Sqlite.Tests.Reading;

// Events that were appended together lie in one row, and each of them is named all the same: here 300 in two rows.
public sealed class DamagedPieceTests : IDisposable
{
    private const int Count = 300;
    private readonly LogFolder _folder = new();
    private readonly string _path;

    public DamagedPieceTests()
    {
        _path = _folder.NewPath();
        using SqliteAuditLog log = SqliteAuditLog.Open(_path);
        log.Append(Events.Singles(1, Count));
    }

    [Fact]
    public void What_is_appended_together_lies_in_few_rows() =>
        _folder.Open(_path).Reader.Number("SELECT count(*) FROM events").Should().BeInRange(2, Count / 50);

    [Fact]
    public void Every_event_that_is_changed_is_named_and_those_before_it_are_read()
    {
        for (int sequence = 1; sequence <= Count; sequence += 13)
        {
            string path = Copy();
            SqliteDamage.Run(
                path, FormattableString.Invariant(
                $"UPDATE events SET lines = CAST(replace(CAST(lines AS TEXT), '\"m{sequence}\"', '\"M{sequence}\"') AS BLOB)"));

            VerifyNamed(path, sequence, "the hash of level 0 in its row is *; * was expected.");
        }
    }

    [Fact]
    public void Every_hash_that_is_changed_is_named()
    {
        foreach (int sequence in new[] { 1, 2, 3, 4, 64, 96, 128 })
        {
            for (int level = 0; level <= BitOperations.TrailingZeroCount(sequence); level++)
            {
                string path = Copy();
                int place = ((2 * (sequence - 1)) - BitOperations.PopCount((uint)(sequence - 1)) + level) * LedgerHash.Length;
                SqliteDamage.Run(
                    path, FormattableString.Invariant(
                    $"UPDATE events SET hashes = CAST(substr(hashes, 1, {place}) || zeroblob(32) || substr(hashes, {place + 33}) AS BLOB) WHERE first = 1"));

                VerifyNamed(
                    path, sequence, FormattableString.Invariant($"the hash of level {level} in its row is *; * was expected."));
            }
        }
    }

    [Theory]
    [InlineData("UPDATE events SET count = count - 1 WHERE first = 1", 1, "its row has * bytes of hashes; * were expected.")]
    [InlineData("UPDATE events SET count = count + 1 WHERE first = 1", 1, "its row has * bytes of hashes; * were expected.")]
    [InlineData("UPDATE events SET hashes = substr(hashes, 33) WHERE first = 1", 1,
        "its row has * bytes of hashes; * were expected.")]
    [InlineData("UPDATE events SET lines = CAST('x' || lines AS BLOB) WHERE first = 1", 1, "*where x{*")]
    [InlineData("UPDATE events SET lines = CAST(replace(CAST(lines AS TEXT), char(10) || '{', '{') AS BLOB) WHERE first = 1", 1,
        "*should have ended*")]
    public void A_row_that_does_not_hold_what_it_says_is_named(string damage, int at, string reason)
    {
        SqliteDamage.Run(_path, damage);

        VerifyNamed(_path, at, reason);
    }

    [Fact]
    public void More_behind_the_last_line_of_a_row_is_named()
    {
        SqliteDamage.Run(_path, "UPDATE events SET lines = CAST(lines || 'more' AS BLOB) WHERE first = 1");

        VerificationResult report = _folder.Open(_path).Verify();

        report.Fault.Should().Be("its row has 4 extra bytes after it.");
        report.FailedAt.Should().Be(report.Events + 1);
    }

    [Fact]
    public void A_line_feed_more_behind_the_last_event_of_all_is_named()
    {
        SqliteDamage.Run(_path, "UPDATE events SET lines = CAST(lines || x'0A' AS BLOB) WHERE first = (SELECT max(first) FROM events)");

        VerificationResult report = _folder.Open(_path, new SqliteAuditLogOptions { ReadOnly = true }).Verify();

        (report.FailedAt, report.Fault).Should().Be((Count, "its row has 1 extra bytes after it."));
    }

    [Fact]
    public void A_line_that_is_missing_at_the_end_of_a_row_is_named()
    {
        SqliteDamage.Run(_path, "UPDATE events SET lines = substr(lines, 1, length(lines) - 9) WHERE first = 1");

        VerificationResult report = _folder.Open(_path, new SqliteAuditLogOptions { ReadOnly = true }).Verify();

        report.Fault.Should().StartWith("its row ends before it, but should contain events 1 to");
        report.FailedAt.Should().Be(report.Events + 1);
    }

    [Fact]
    public void A_checkpoint_of_any_size_is_held_against_the_log_as_it_was_then()
    {
        SqliteAuditLog log = _folder.Open(_path);

        for (int size = 0; size <= Count; size += 7)
        {
            log.Verify(new Checkpoint(log.Identity, size, log.Tree.RootAt(size))).CoveredUpTo.Should().Be(size);
            VerificationResult report = log.Verify(new Checkpoint(log.Identity, size, log.Tree.LeafAt(0)));
            (report.IsValid, report.FailedAt).Should()
                .Be((size == 1, size == 1 ? null : Math.Max(1, size)), "the root of one event is its leaf");
        }
    }

    [Fact]
    public void Reading_may_begin_and_end_within_a_row()
    {
        SqliteAuditLog log = _folder.Open(_path);
        AuditEvent[] events = Events.Singles(1, Count);

        for (int from = 1; from <= Count; from += 11) log.Read(from).Should().Equal(events[(from - 1)..]);
        for (int size = 0; size <= Count; size += 17) RegistrySnapshot.AsOf(log, (long)size).Count.Should().Be(size);
    }

    public void Dispose() => _folder.Dispose();

    private string Copy()
    {
        string path = _folder.NewPath();
        File.Copy(_path, path);
        return path;
    }

    private static void VerifyNamed(string path, int at, string reason)
    {
        using SqliteAuditLog log = SqliteAuditLog.Open(path, new SqliteAuditLogOptions { ReadOnly = true });
        List<AuditEvent> read = [];
        FluentActions.Invoking(() =>
        {
            foreach (AuditEvent next in log.Read()) read.Add(next);
        }).Should().Throw<LedgerException>()
            .WithMessage(FormattableString.Invariant($"Event {at} cannot be read: ") + reason).Which.Sequence.Should().Be(at);
        read.Should().Equal(Events.Singles(1, at - 1));
        log.Verify().FailedAt.Should().Be(at);
    }
}
