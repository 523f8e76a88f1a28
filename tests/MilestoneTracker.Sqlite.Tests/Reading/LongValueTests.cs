using FluentAssertions;
using MilestoneTracker.Ledger;
using MilestoneTracker.TestSupport.Logs;
using SQLitePCL;
using Xunit;

namespace MilestoneTracker.Sqlite.Tests.Reading;

// A value that is longer than any of a log is refused by its size, before its bytes are read.
public sealed class LongValueTests : IDisposable
{
    private const int Long = Connection.LongestValue + 1;
    private readonly LogFolder _folder = new();

    [Theory]
    [InlineData("lines")]
    [InlineData("hashes")]
    public void A_row_is_named_and_what_comes_before_it_is_read(string column)
    {
        string path = _folder.NewPath();
        using (SqliteAuditLog log = SqliteAuditLog.Open(path)) Events.AppendAlone(log, Events.Singles(1, 5));
        Damage(path, $"UPDATE events SET {column} = zeroblob({Long}) WHERE first = 4", "events_stay_so");

        SqliteAuditLog read = _folder.Open(path, new SqliteAuditLogOptions { ReadOnly = true });

        VerificationResult result = read.Verify();
        result.FailedAt.Should().Be(4);
        result.Fault.Should().Contain("longer than any of a log");
        read.Invoking(log => log.Read().ToList()).Should().Throw<LedgerException>().Which.Sequence.Should().Be(4);
        read.Read().Take(3).Should().Equal(Events.Singles(1, 3));
    }

    [Fact]
    public void An_identity_is_refused()
    {
        string path = _folder.NewPath();
        using (SqliteAuditLog log = SqliteAuditLog.Open(path)) log.Append(Events.Singles(1, 1));
        Damage(path, $"UPDATE log SET name = CAST(zeroblob({Long}) AS TEXT)", "log_stays_so");

        FluentActions.Invoking(() => SqliteAuditLog.Open(path)).Should().Throw<SqliteLogException>()
            .Which.Fault.Should().Be(SqliteLogFault.Damaged);
    }

    public void Dispose() => _folder.Dispose();

    private static void Damage(string path, string sql, string trigger)
    {
        using Connection connection = LogFolder.Raw(path);
        raw.sqlite3_limit(connection.Handle, raw.SQLITE_LIMIT_LENGTH, 2 * Long);
        string made = connection.Texts($"SELECT sql FROM sqlite_schema WHERE name = '{trigger}'")[0];
        connection.Execute($"DROP TRIGGER {trigger}; {sql}; {made}");
    }
}
