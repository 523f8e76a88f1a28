using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;
using Xunit;
using MilestoneTracker.TestSupport.Logs;

namespace MilestoneTracker.Sqlite.Tests.Reading;

// A file that the disk, or somebody, has damaged below the rows: never an event that was not appended, always a typed error.
public sealed class DamagedFileTests : IDisposable
{
    private const int PageSize = 8192;
    private const int Count = 400;
    private readonly LogFolder _folder = new();
    private readonly string _path;

    public DamagedFileTests()
    {
        _path = _folder.NewPath();
        using SqliteAuditLog log = SqliteAuditLog.Open(_path);
        for (int i = 0; i < Count; i += 10) log.Append(Events.Singles(i + 1, 10));
    }

    [Theory]
    [InlineData(0x00)]
    [InlineData(0xFF)]
    [InlineData(0x2A)]
    public void A_page_of_rows_that_is_garbage_is_reported_and_what_comes_before_it_is_read(byte garbage)
    {
        byte[] file = File.ReadAllBytes(_path);
        Array.Fill(file, garbage, PageOf("m200\"", file), PageSize);
        File.WriteAllBytes(_path, file);

        SqliteAuditLog log = _folder.Open(_path);
        VerificationResult report = log.Verify();

        report.IsValid.Should().BeFalse();
        report.FailedAt.Should().BeInRange(150, 200);
        report.Fault.Should().NotBeNullOrEmpty();
        List<AuditEvent> read = [];
        FluentActions.Invoking(() =>
        {
            foreach (AuditEvent next in log.Read()) read.Add(next);
        }).Should().Throw<LedgerException>().Which.Sequence.Should().Be(report.FailedAt);
        read.Should().Equal(Events.Singles(1, (int)report.FailedAt! - 1));
    }

    [Fact]
    public void A_bit_that_fell_over_in_any_event_is_reported()
    {
        byte[] whole = File.ReadAllBytes(_path);
        for (int sequence = 40; sequence <= Count; sequence += 40)
        {
            byte[] file = [.. whole];
            file[Find(FormattableString.Invariant($"\"m{sequence}\""), file) + 1] ^= 0x10;
            File.WriteAllBytes(_path, file);

            if (sequence == Count)
            {
                FluentActions.Invoking(() => SqliteAuditLog.Open(_path))
                    .Should().Throw<LedgerException>().Which.Sequence.Should().Be(Count);
                continue;
            }

            using SqliteAuditLog log = SqliteAuditLog.Open(_path);
            log.Verify().FailedAt.Should().Be(sequence);
        }
    }

    // Any 64 bytes anywhere, in the header, in the schema, in the tree of pages: opening or verifying says so, in a type of ours,
    // or it hit what no event lies in.
    [Fact]
    public void Garbage_anywhere_is_a_typed_error_or_does_no_harm()
    {
        byte[] whole = File.ReadAllBytes(_path);
        int reported = 0;
        int tries = 0;
        for (int place = 0; place + 64 <= whole.Length; place += place < 2 * PageSize ? 64 : 1531)
        {
            byte[] file = [.. whole];
            for (int i = 0; i < 64; i++) file[place + i] ^= (byte)((37 * i) + 11);
            File.WriteAllBytes(_path, file);
            tries++;
            if (IsReported(place)) reported++;
        }

        reported.Should().BeGreaterThan(tries / 4, "the first page is half empty, and tried most densely");
        File.WriteAllBytes(_path, whole);
        _folder.Open(_path).Verify().IsValid.Should().BeTrue();
    }

    [Theory]
    [InlineData(100)]
    [InlineData(511)]
    [InlineData(PageSize)]
    [InlineData(PageSize + 1)]
    [InlineData(5 * PageSize)]
    [InlineData(-PageSize)]
    public void A_file_that_was_cut_off_is_refused(int length)
    {
        byte[] file = File.ReadAllBytes(_path);
        File.WriteAllBytes(_path, file[..(length > 0 ? length : file.Length + length)]);

        FluentActions.Invoking(() => SqliteAuditLog.Open(_path)).Should().Throw<Exception>().Which.Should().Match(e => IsTyped(e));
    }

    [Fact]
    public void A_file_that_is_cut_off_while_it_is_open_is_a_typed_error()
    {
        SqliteAuditLog log = _folder.Open(_path, new SqliteAuditLogOptions { ReadOnly = true });
        using (FileStream file = new(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite)) file.SetLength(8 * PageSize);

        foreach (Func<object> way in new Func<object>[] {
            () => log.Verify(), () => log.Read().ToList(), () => log.OpenRegistry(), () => log.GetCheckpoint() })
            way.Should().Throw<SqliteLogException>().Which.Fault.Should().Be(SqliteLogFault.Damaged);
    }

    public void Dispose() => _folder.Dispose();

    private static bool IsTyped(object refusal) =>
        refusal is LedgerException or SqliteLogException { Fault: SqliteLogFault.Damaged or SqliteLogFault.NotALog };

    private bool IsReported(int place)
    {
        SqliteAuditLog log;
        try
        {
            log = SqliteAuditLog.Open(_path);
        }
        catch (Exception e) when (e is SqliteLogException or LedgerException)
        {
            return true;
        }

        using (log)
        {
            VerificationResult report = log.Verify();
            if (!report.IsValid) return true;
            report.Events.Should().Be(Count, "garbage at {0} must not be taken for a shorter log", place);
            log.Read().Should().Equal(Events.Singles(1, Count), "garbage at {0} must not be taken for events", place);
            return false;
        }
    }

    private static int PageOf(string text, byte[] file) => Find(text, file) / PageSize * PageSize;

    private static int Find(string text, byte[] file) => file.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(text));
}
