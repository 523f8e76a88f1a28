using System.Globalization;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Logs;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Sqlite.Tests.Appending;

// No room is left: a typed refusal, nothing lost, and it works again when there is room. The room is what SQLite is told that
// the file may have, so that no disk has to be filled.
public sealed class DiskFullTests : IDisposable
{
    private readonly LogFolder _folder = new();

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(100)]
    public void An_append_without_room_is_refused_and_nothing_is_lost(int room)
    {
        string path = _folder.NewPath();
        SqliteAuditLog log = _folder.Open(path);
        log.Append(Events.Singles(1, 10));
        SetRoom(log, log.Writer!.Number("PRAGMA page_count") + room);

        SqliteLogException full = log.Invoking(l => l.Append(Events.Change(11, 2000)))
            .Should().Throw<AuditAppendRefusedException>().WithMessage("Nothing was appended.*")
            .WithInnerException<SqliteLogException>().Which;

        full.Fault.Should().Be(SqliteLogFault.DiskFull);
        full.ErrorCode.Should().Be(13);
        full.Message.Should().Contain("Free space");
        log.Writer.IsInTransaction.Should().BeFalse();
        log.Read().Should().Equal(Events.Singles(1, 10));
        log.Append(Events.Singles(11, 1));
        SetRoom(log, 1 << 20);
        log.Append(Events.Change(12, 2000));
        log.Verify().Events.Should().Be(2011);
        _folder.Open(path).LastSequence.Should().Be(2011);
    }

    [Fact]
    public void A_registry_refuses_the_change_and_goes_on_when_there_is_room()
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath());
        MilestoneRegistry registry = log.OpenRegistry();
        registry.RegisterMilestone("a");
        SetRoom(log, log.Writer!.Number("PRAGMA page_count"));
        Action large = () => registry.Batch(batch =>
        {
            for (int i = 0; i < 1000; i++) batch.RegisterMilestone(i.ToString(CultureInfo.InvariantCulture));
        });

        large.Should().Throw<AuditAppendRefusedException>();

        registry.IsFaulted.Should().BeFalse();
        registry.Current.Count.Should().Be(1);
        SetRoom(log, 1 << 20);
        large();
        registry.Current.Count.Should().Be(1001);
        SnapshotEquality.VerifyReplay(registry.Current, log);
    }

    [Fact]
    public void A_file_fills_up_to_the_last_event_that_has_room()
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath());
        SetRoom(log, log.Writer!.Number("PRAGMA page_count") + 5);
        long last = 0;
        AuditAppendRefusedException? refusal = null;

        while (refusal is null)
        {
            try
            {
                log.Append(Events.Singles(last + 1, 1));
                last++;
            }
            catch (AuditAppendRefusedException e)
            {
                refusal = e;
            }
        }

        refusal.InnerException.Should().BeOfType<SqliteLogException>().Which.Fault.Should().Be(SqliteLogFault.DiskFull);
        last.Should().BeInRange(10, 1000);
        log.Read().Should().Equal(Events.Singles(1, (int)last));
        log.Verify().IsValid.Should().BeTrue();
    }

    public void Dispose() => _folder.Dispose();

    private static void SetRoom(SqliteAuditLog log, long pages) =>
        log.Writer!.Number(FormattableString.Invariant($"PRAGMA max_page_count = {pages}")).Should().Be(pages);
}
