using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Logs;
using Xunit;

namespace MilestoneTracker.Sqlite.Tests.Sharing;

// Whoever finds that others have appended keeps the write lock, so that the next append fits.
public sealed class ReservedTurnTests : IDisposable
{
    private static readonly SqliteAuditLogOptions Impatient = new() { LockTimeout = TimeSpan.Zero };

    private readonly LogFolder _folder = new();
    private readonly string _path;
    private readonly SqliteAuditLog _behind;
    private readonly SqliteAuditLog _other;

    public ReservedTurnTests()
    {
        _path = _folder.NewPath();
        _behind = _folder.Open(_path);
        _other = _folder.Open(_path, Impatient);
        _other.Append(Events.Singles(1, 1));
    }

    [Fact]
    public void Nobody_appends_between_a_conflict_and_the_next_append()
    {
        _behind.AppendOrCatchUp(Events.Singles(1, 2)).Should().Equal(Events.Singles(1, 1));

        _other.Invoking(log => log.Append(Events.Singles(2, 1))).Should().Throw<AuditAppendRefusedException>()
            .WithInnerException<SqliteLogException>().Which.Fault.Should().Be(SqliteLogFault.Locked);
        _behind.CheckWritable().Should().BeNull("the lock is its own");
        _behind.AppendOrCatchUp(Events.Singles(2, 1)).Should().BeEmpty();

        _other.AppendOrCatchUp(Events.Singles(2, 1)).Should().Equal(Events.Singles(2, 1));
        _other.ReadTail(2).Should().BeEmpty();
        _other.Append(Events.Singles(3, 1));
        _other.Verify().Events.Should().Be(3);
    }

    [Fact]
    public void Whoever_has_nothing_to_append_any_more_gives_the_lock_back()
    {
        _behind.AppendOrCatchUp(Events.Singles(1, 1)).Should().HaveCount(1);
        _behind.ReadTail(1).Should().BeEmpty();

        _other.Append(Events.Singles(2, 1));
        _behind.ReadTail(1).Should().HaveCount(1);
    }

    [Fact]
    public void Whoever_does_not_come_back_loses_the_lock()
    {
        _behind.AppendOrCatchUp(Events.Singles(1, 1)).Should().HaveCount(1);

        SqliteAuditLog patient = _folder.Open(_path, new SqliteAuditLogOptions { LockTimeout = TimeSpan.FromMinutes(1) });
        patient.Append(Events.Singles(2, 1));

        _behind.AppendOrCatchUp(Events.Singles(2, 1)).Should().Equal(Events.Singles(2, 1));
        _behind.AppendOrCatchUp(Events.Singles(3, 1)).Should().BeEmpty();
    }

    [Fact]
    public void A_tail_in_several_parts_is_read_in_one_turn()
    {
        for (int i = 0; i < 10; i++) _other.Append(Events.Singles((i * 1000) + 2, 1000));
        long known = 0;
        while (_behind.AppendOrCatchUp(Events.Singles(known + 1, 1)) is { Count: > 0 } tail)
        {
            known = tail[^1].Sequence;
            _other.Invoking(log => log.Append(Events.Singles(10_002, 1))).Should().Throw<AuditAppendRefusedException>();
        }

        known.Should().Be(10_001);
        _behind.LastSequence.Should().Be(10_002);
    }

    [Fact]
    public void A_closed_log_holds_no_lock()
    {
        _behind.AppendOrCatchUp(Events.Singles(1, 1)).Should().HaveCount(1);
        _behind.Dispose();

        _other.Append(Events.Singles(2, 1));
    }

    public void Dispose() => _folder.Dispose();
}
