using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Disks;
using MilestoneTracker.TestSupport.Logs;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;
using static MilestoneTracker.Sqlite.Tests.Appending.Commits;

namespace MilestoneTracker.Sqlite.Tests.Appending;

// COMMIT fails once, and the log finds out by itself what became of it: nothing was kept, or everything was. No registry is faulted.
public sealed class DoubtfulCommitTests : IDisposable
{
    private readonly LogFolder _folder = new();
    private readonly string _path;
    private readonly SqliteAuditLog _log;
    private readonly MilestoneRegistry _registry;
    private readonly Commits _commits;

    public DoubtfulCommitTests()
    {
        _path = _folder.NewPath();
        _log = _folder.Open(_path);
        _registry = _log.OpenRegistry();
        _registry.RegisterMilestone("a");
        _commits = new Commits(_log.Writer!);
    }

    [Fact]
    public void What_was_not_kept_is_refused_and_the_registry_goes_on()
    {
        Fail(Moment.Before);

        _registry.Invoking(r => r.RegisterMilestone("b")).Should().Throw<AuditAppendRefusedException>()
            .WithMessage("Nothing was appended.*").WithInnerException<SqliteLogException>().Which.Message.Should().StartWith("COMMIT");

        _registry.IsFaulted.Should().BeFalse();
        _log.LastSequence.Should().Be(1);
        _log.CheckWritable().Should().BeNull();
        _registry.RegisterMilestone("b").Version.Should().Be(2);
        VerifyOpenedAnew(2);
    }

    [Fact]
    public void What_was_kept_is_acknowledged()
    {
        Fail(Moment.After);

        _registry.RegisterMilestone("b").Version.Should().Be(2);

        _registry.RegisterMilestone("c").Version.Should().Be(3);
        VerifyOpenedAnew(3);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 3)]
    public void A_change_of_several_events_is_kept_or_refused_as_a_whole(int moment, int kept)
    {
        Fail((Moment)moment);

        Action batch = () => _registry.Batch(proposal =>
        {
            foreach (string name in new[] { "b", "c", "d" }) proposal.RegisterMilestone(name);
        });

        if (kept == 0) batch.Should().Throw<AuditAppendRefusedException>();
        else batch.Should().NotThrow();
        VerifyOpenedAnew(1 + kept);
    }

    [SmallDiskFact]
    public void On_a_full_disk_every_change_is_refused_and_with_room_again_the_next_one_works()
    {
        using SmallDisk disk = SmallDisk.Mount(kibibytes: 512);
        string path = Path.Combine(disk.Folder, "plan.db");
        using SqliteAuditLog log = SqliteAuditLog.Open(path);
        MilestoneRegistry registry = log.OpenRegistry();
        int made = 0;
        int refused = 0;
        while (refused < 3 && made < 10_000)
        {
            try
            {
                registry.RegisterMilestone(FormattableString.Invariant($"milestone {made}"));
                made++;
            }
            catch (AuditAppendRefusedException e)
            {
                e.InnerException.Should().BeOfType<SqliteLogException>().Which.Fault.Should().Be(SqliteLogFault.DiskFull);
                refused++;
            }
        }

        refused.Should().Be(3);
        registry.IsFaulted.Should().BeFalse();
        disk.Resize(kibibytes: 4096);

        registry.RegisterMilestone("with room again");
        log.Verify().Events.Should().Be(made + 1);
        SnapshotEquality.VerifyReplay(registry.Current, log);
    }

    public void Dispose() => _folder.Dispose();

    private void Fail(Moment moment) => _commits.Within = () => _commits.Failing = _commits.Count == 1 ? moment : Moment.Never;

    private void VerifyOpenedAnew(int milestones)
    {
        _registry.Current.Count.Should().Be(milestones);
        _log.Dispose();
        SqliteAuditLog log = _folder.Open(_path);
        log.Verify().IsValid.Should().BeTrue();
        SnapshotEquality.Verify(log.OpenRegistry().Current, _registry.Current);
    }
}
