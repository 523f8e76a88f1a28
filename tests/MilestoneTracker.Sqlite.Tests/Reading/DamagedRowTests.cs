using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;
using Xunit;
using MilestoneTracker.TestSupport.Logs;

namespace MilestoneTracker.Sqlite.Tests.Reading;

// A row that was changed behind our back, in a log of 20 events: every way to read names the event, what was expected and what
// was found, and what comes before it is read. Event 8 completes four subtrees, so its row has hashes of four levels.
public sealed class DamagedRowTests : IDisposable
{
    private readonly LogFolder _folder = new();
    private readonly string _path;

    public DamagedRowTests()
    {
        _path = _folder.NewPath();
        using SqliteAuditLog log = SqliteAuditLog.Open(_path, new SqliteAuditLogOptions { Identity = "one" });
        Events.AppendAlone(log, Events.Singles(1, 20));
    }

    public static TheoryData<string, int, string> Damages => new()
    {
        { Text(8, "m8", "M8"), 8, "the hash of level 0 in its row is *; * was expected*" },
        { Text(8, "12:00:00", "12:00:01"), 8, "the hash of level 0 in its row is *; * was expected*" },
        { Text(1, "m1", "m0"), 1, "the hash of level 0 in its row is *; * was expected*" },
        { Text(8, "\"log\":\"one\"", "\"log\":\"two\""), 8, "it belongs to another log; *one* was expected, *two* was found*" },
        { Text(8, "\"sequence\":8", "\"sequence\":9"), 8, "its sequence number is 9; 8 was expected*" },
        { Text(8, "\"previous\":\"", "\"previous\":\"0"), 8, "*" },
        { "UPDATE events SET lines = (SELECT lines FROM events WHERE first = 9) WHERE first = 8", 8,
            "its sequence number is 9; 8 was expected*" },
        { "UPDATE events SET lines = x'' WHERE first = 8", 8, "its row ends before it*" },
        { "UPDATE events SET lines = x'0A' WHERE first = 8", 8, "*at byte 0, where the bytes end*" },
        { "UPDATE events SET lines = x'FF000A' WHERE first = 8", 8, "*expected, at byte 0, where \\xff\\x00 was found*" },
        { "UPDATE events SET lines = CAST(substr(lines, 1, length(lines) - 1) || x'200A' AS BLOB) WHERE first = 8", 8,
            "the event should have ended, at byte*" },
        { "UPDATE events SET lines = CAST(substr(lines, 1, length(lines) - 2) || x'0A' AS BLOB) WHERE first = 8", 8, "*the bytes end*" },
        { "UPDATE events SET lines = substr(lines, 1, length(lines) - 1) WHERE first = 8", 8,
            "its row ends before it, but should contain events 8 to 8*" },
        { "UPDATE events SET count = 2 WHERE first = 8", 8, "its row has 128 bytes of hashes; 160 were expected*" },
        { "UPDATE events SET count = 9223372036854775807 WHERE first = 8", 8, "*" },
        { Hash(8, 0), 8, "the hash of level 0 in its row is *; * was expected*" },
        { Hash(8, 1), 8, "the hash of level 1 in its row is *; * was expected*" },
        { Hash(8, 2), 8, "the hash of level 2 in its row is *; * was expected*" },
        { Hash(8, 3), 8, "the hash of level 3 in its row is *; * was expected*" },
        { Hash(7, 0), 7, "the hash of level 0 in its row is *; * was expected*" },
        { "UPDATE events SET hashes = x'' WHERE first = 8", 8, "its row has 0 bytes of hashes; 128 were expected*" },
        { "UPDATE events SET hashes = substr(hashes, 1, 96) WHERE first = 8", 8,
            "its row has 96 bytes of hashes; 128 were expected*" },
        { "UPDATE events SET hashes = CAST(hashes || x'00' AS BLOB) WHERE first = 8", 8,
            "its row has 129 bytes of hashes; 128 were expected*" },
        { "UPDATE events SET hashes = (SELECT hashes FROM events WHERE first = 9) WHERE first = 8", 8,
            "its row has 32 bytes of hashes; 128 were expected*" },
        { "DELETE FROM events WHERE first = 8", 8, "no row contains it*" },
        { "DELETE FROM events WHERE first BETWEEN 2 AND 15", 2, "no row contains it*" },
        {
            "UPDATE events SET first = 100 WHERE first = 8; UPDATE events SET first = 8 WHERE first = 11; UPDATE events SET first = 11 "
            + "WHERE first = 100",
            8, "its row has 32 bytes of hashes; 128 were expected*"
        },
        {
            "UPDATE events SET first = 100 WHERE first = 9; UPDATE events SET first = 9 WHERE first = 11; UPDATE events SET first = 11 "
            + "WHERE first = 100",
            9, "its sequence number is 11; 9 was expected*"
        },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void It_is_named_by_every_way_to_read(string damage, int at, string reason)
    {
        SqliteDamage.Run(_path, damage);

        VerifyNamed(_folder.Open(_path), at, reason);
    }

    [Theory]
    [MemberData(nameof(Damages))]
    public void It_is_named_by_a_log_that_was_open_already(string damage, int at, string reason)
    {
        SqliteAuditLog log = _folder.Open(_path);
        log.Verify().IsValid.Should().BeTrue();
        SqliteDamage.Run(_path, damage);

        VerifyNamed(log, at, reason);
    }

    [Fact]
    public void A_changed_event_whose_own_row_was_made_to_fit_is_told_by_the_next_one()
    {
        LedgerChain chain = new("one");
        foreach (AuditEvent before in Events.Singles(1, 7)) chain.Write(before);
        byte[] forged = chain.Write(Events.Singles(8, 1)[0] with { Data = Events.Registered("forged") }).ToArray();
        byte[] hashes = [.. chain.Completed.ToArray().SelectMany(hash => hash.ToArray())];
        SqliteDamage.Run(
            _path, $"UPDATE events SET lines = x'{Convert.ToHexString(forged)}0A', hashes = x'{Convert.ToHexString(hashes)}' WHERE "
                + "first = 8");

        VerifyNamed(
            _folder.Open(_path), 9,
            "it does not follow the event before it: it contains another hash; * was expected, * was found*");
    }

    [Fact]
    public void Reading_from_behind_the_damage_reads_what_is_there()
    {
        SqliteDamage.Run(_path, Text(5, "m5", "M5"));

        SqliteAuditLog log = _folder.Open(_path);

        log.Read(6).Should().Equal(Events.Singles(6, 15));
        log.Invoking(l => l.Read(5).ToList()).Should().Throw<LedgerException>().Which.Sequence.Should().Be(5);
    }

    [Fact]
    public void Reading_on_a_hash_that_was_changed_is_told_by_the_first_event_that_names_it()
    {
        SqliteDamage.Run(_path, Hash(8, 0));

        SqliteAuditLog log = _folder.Open(_path);

        log.Invoking(l => l.Read(9).ToList()).Should().Throw<LedgerException>().Which.Sequence.Should().Be(9);
    }

    public void Dispose() => _folder.Dispose();

    private static string Text(int sequence, string old, string found) =>
        FormattableString.Invariant(
        $"UPDATE events SET lines = CAST(replace(CAST(lines AS TEXT), '{old}', '{found}') AS BLOB) WHERE first = {sequence}");

    // Puts 32 other bytes in the place of the hash of a level.
    private static string Hash(int sequence, int level) =>
        FormattableString.Invariant(
        $"UPDATE events SET hashes = CAST(substr(hashes, 1, {32 * level}) || zeroblob(32) || substr(hashes, {(32 * level) + 33}) AS BLOB) WHERE first = {sequence}");

    private static void VerifyNamed(SqliteAuditLog log, int at, string reason)
    {
        List<AuditEvent> read = [];
        LedgerException fault = FluentActions.Invoking(() => ReadInto(read, log))
            .Should().Throw<LedgerException>().WithMessage(FormattableString.Invariant($"Event {at} cannot be read: {reason}")).Which;
        fault.Sequence.Should().Be(at);
        read.Should().HaveCount(at - 1, "what comes before it is read").And.StartWith(Events.Singles(1, Math.Min(at - 1, 7)));

        log.Invoking(l => MilestoneRegistry.Open(l)).Should().Throw<LedgerException>().Which.Message.Should().Be(fault.Message);
        log.Invoking(l => l.OpenRegistry()).Should().Throw<LedgerException>().Which.Message.Should().Be(fault.Message);
        VerificationResult report = log.Verify();
        (report.IsValid, report.FailedAt, report.Fault).Should().Be((false, (long)at, fault.Reason));
        report.Events.Should().Be(at - 1);
        report.Plan.Should().BeNull();
        using MemoryStream lines = new();
        log.Invoking(l => l.Export(lines)).Should().Throw<LedgerException>().Which.Message.Should().Be(fault.Message);
        lines.ToArray().Count(b => b == '\n').Should().Be(at - 1);
    }

    private static void ReadInto(List<AuditEvent> read, SqliteAuditLog log)
    {
        foreach (AuditEvent next in log.Read()) read.Add(next);
    }
}
