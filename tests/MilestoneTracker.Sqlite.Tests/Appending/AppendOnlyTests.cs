using FluentAssertions;
using MilestoneTracker.Auditing;
using Xunit;
using MilestoneTracker.TestSupport.Logs;

namespace MilestoneTracker.Sqlite.Tests.Appending;

// The database itself refuses what is not an append, whoever asks and however that connection is set.
public sealed class AppendOnlyTests : IDisposable
{
    private readonly LogFolder _folder = new();

    public static TheoryData<string, string> Statements => new()
    {
        { "UPDATE events SET lines = x'00' WHERE first = 2", "never changed" },
        { "UPDATE events SET hashes = x'00'", "never changed" },
        { "UPDATE events SET first = 9 WHERE first = 3", "never changed" },
        { "UPDATE events SET count = count", "never changed" },
        { "UPDATE OR REPLACE events SET first = 2 WHERE first = 1", "never changed" },
        { "UPDATE OR IGNORE events SET lines = x'00' WHERE first = 2", "never changed" },
        { "DELETE FROM events", "never deleted" },
        { "DELETE FROM events WHERE first = 1", "never deleted" },
        { "DELETE FROM events WHERE first = 3", "never deleted" },
        { "INSERT OR REPLACE INTO events VALUES (2, 1, x'00', x'00')", "only appended" },
        { "REPLACE INTO events VALUES (3, 1, x'00', x'00')", "only appended" },
        { "INSERT INTO events VALUES (1, 1, x'00', x'00') ON CONFLICT DO UPDATE SET lines = x'00'", "only appended" },
        { "INSERT INTO events VALUES (0, 1, x'00', x'00')", "only appended" },
        { "INSERT INTO events VALUES (-1, 1, x'00', x'00')", "only appended" },
        { "INSERT INTO events VALUES (3, 1, x'00', x'00')", "only appended" },
        { "INSERT INTO events VALUES (5, 1, x'00', x'00')", "only appended" },
        { "INSERT INTO events VALUES (9223372036854775807, 1, x'00', x'00')", "only appended" },
        { "INSERT INTO events VALUES (NULL, 1, x'00', x'00')", "only appended" },
        { "INSERT INTO events (count, lines, hashes) VALUES (1, x'00', x'00')", "only appended" },
        { "INSERT OR IGNORE INTO events VALUES (7, 1, x'00', x'00')", "only appended" },
        { "INSERT INTO events SELECT first, count, lines, hashes FROM events", "only appended" },
        { "INSERT INTO log VALUES ('second')", "one identity" },
        { "INSERT OR REPLACE INTO log (rowid, name) VALUES (1, 'second')", "one identity" },
        { "INSERT OR IGNORE INTO log VALUES ('second')", "one identity" },
        { "UPDATE log SET name = 'other'", "never changed" },
        { "DELETE FROM log", "never deleted" },
        { "INSERT INTO events VALUES (4, 1, 'text', x'00')", "cannot store TEXT" },
        { "INSERT INTO events VALUES (4, 1, x'00', NULL)", "NOT NULL" },
        { "INSERT INTO events VALUES (4, 0, x'00', x'00')", "CHECK" },
        { "INSERT INTO events VALUES ('four', 1, x'00', x'00')", "mismatch" },
    };

    [Theory]
    [MemberData(nameof(Statements))]
    public void What_is_not_an_append_is_refused_by_the_database(string statement, string because)
    {
        string path = _folder.NewPath();
        SqliteAuditLog log = _folder.Open(path);
        Events.AppendAlone(log, Events.Singles(1, 3));
        Checkpoint(log, out string before);

        foreach (string recursive in new[] { "ON", "OFF" })
        {
            using Connection raw = LogFolder.Raw(path);
            raw.Execute("PRAGMA recursive_triggers = " + recursive);
            raw.Invoking(r => r.Execute(statement)).Should().Throw<SqliteLogException>();
            SQLitePCL.raw.sqlite3_errmsg(raw.Handle).utf8_to_string().Should().Contain(because);
        }

        Checkpoint(log, out string after);
        after.Should().Be(before);
        log.Append(Events.Singles(4, 1));
        log.Verify().IsValid.Should().BeTrue();
    }

    [Fact]
    public void A_refused_statement_leaves_its_transaction_able_to_append()
    {
        string path = _folder.NewPath();
        SqliteAuditLog log = _folder.Open(path);
        Events.AppendAlone(log, Events.Singles(1, 3));
        using Connection raw = LogFolder.Raw(path);

        raw.Execute("BEGIN IMMEDIATE");
        raw.Invoking(r => r.Execute("DELETE FROM events")).Should().Throw<SqliteLogException>();
        raw.Execute("COMMIT");

        log.Append(Events.Singles(4, 1));
        log.Read().Should().Equal(Events.Singles(1, 4));
    }

    // The triggers keep order, not truth: a row that is forged at the end is told by the hashes.
    [Fact]
    public void A_row_that_somebody_forges_at_the_end_is_told_when_it_is_read()
    {
        string path = _folder.NewPath();
        SqliteAuditLog log = _folder.Open(path);
        Events.AppendAlone(log, Events.Singles(1, 3));
        using (Connection raw =
            LogFolder.Raw(path)) raw.Execute("INSERT INTO events SELECT 4, count, lines, hashes FROM events WHERE first = 3");

        log.Verify().FailedAt.Should().Be(4);
        log.Invoking(l => l.Append(Events.Singles(4, 1))).Should().Throw<AuditAppendRefusedException>();
        FluentActions.Invoking(() => SqliteAuditLog.Open(path)).Should().Throw<Ledger.LedgerException>().Which.Sequence.Should().Be(4);
    }

    public void Dispose() => _folder.Dispose();

    private static void Checkpoint(SqliteAuditLog log, out string everything)
    {
        using MemoryStream lines = new();
        log.Export(lines);
        everything = log.GetCheckpoint() + Convert.ToHexString(lines.ToArray());
    }
}
