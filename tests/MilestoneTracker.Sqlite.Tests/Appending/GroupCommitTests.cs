using FluentAssertions;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Logs;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Sqlite.Tests.Appending;

// One call of Append is one transaction, so writers who wait for each other share one commit, and with it one synchronisation.
public sealed class GroupCommitTests : IDisposable
{
    private readonly LogFolder _folder = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5000)]
    public void One_call_is_one_commit_however_many_events(int events)
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath());
        Commits commits = new(log.Writer!);

        log.Append(Events.Singles(1, events));
        log.Append(Events.Change(events + 1, events));

        commits.Count.Should().Be(2);
        log.LastSequence.Should().Be(2 * events);
    }

    [Fact]
    public void Writers_who_wait_while_a_commit_is_under_way_share_the_next_one()
    {
        SqliteAuditLog log = _folder.Open(_folder.NewPath());
        MilestoneRegistry registry = log.OpenRegistry();
        Commits commits = new(log.Writer!);
        using ManualResetEventSlim committing = new();
        using ManualResetEventSlim gate = new();
        commits.Within = () =>
        {
            committing.Set();
            WorkerThreads.Await(gate);
        };
        WorkerThreads crew = new();
        crew.Start(() => registry.RegisterMilestone("first"));
        WorkerThreads.Await(committing);

        Thread[] writers =
            [.. Enumerable.Range(0, 20).Select(i => crew.Start(() => registry.RegisterMilestone(FormattableString.Invariant($"m{i}"))))];
        WorkerThreads.Await(() => writers.All(writer => writer.ThreadState.HasFlag(ThreadState.WaitSleepJoin)));
        gate.Set();
        crew.Join();

        commits.Count.Should().BeInRange(2, 10, "twenty who wait need not twenty synchronisations");
        log.LastSequence.Should().Be(21);
        SnapshotEquality.VerifyReplay(registry.Current, log);
        log.Verify().IsValid.Should().BeTrue();
    }

    // Another log holds the file within its commit; the first writer here waits for that, and the others for the first.
    [Fact]
    public void A_group_whose_append_meets_a_conflict_follows_and_is_appended_whole()
    {
        string path = _folder.NewPath();
        MilestoneRegistry registry = _folder.Open(path, new SqliteAuditLogOptions { LockTimeout = WorkerThreads.Patience }).OpenRegistry();
        SqliteAuditLog faster = _folder.Open(path);
        using ManualResetEventSlim committing = new();
        using ManualResetEventSlim gate = new();
        Commits commits = new(faster.Writer!)
        {
            Within = () =>
            {
                committing.Set();
                WorkerThreads.Await(gate);
            },
        };
        WorkerThreads crew = new();
        crew.Start(() => faster.Append(Events.Singles(1, 3)));
        WorkerThreads.Await(committing);

        const int Writers = 21;
        Thread[] writers = [
            .. Enumerable.Range(0, Writers)
                .Select(i => crew.Start(() => registry.RegisterMilestone(FormattableString.Invariant($"w{i}"))))];
        WorkerThreads.Await(() => writers.Count(writer => writer.ThreadState.HasFlag(ThreadState.WaitSleepJoin)) >= Writers - 1);
        gate.Set();
        crew.Join();

        registry.Current.Version.Should().Be(3 + Writers);
        commits.Count.Should().Be(1);
        SnapshotEquality.VerifyReplay(registry.Current, faster);
        faster.Verify().IsValid.Should().BeTrue();
    }

    [Fact]
    public void Many_threads_through_one_registry_lose_nothing()
    {
        string path = _folder.NewPath();
        SqliteAuditLog log = _folder.Open(path);
        MilestoneRegistry registry = log.OpenRegistry();
        Commits commits = new(log.Writer!);
        WorkerThreads crew = new();
        for (int writer = 0; writer < 8; writer++)
        {
            int mine = writer;
            crew.Start(() =>
            {
                for (int i = 0; i < 25; i++)
                {
                    registry.RegisterMilestone(FormattableString.Invariant($"w{mine} {i}"));
                    if (i > 0) registry.DeclareMilestoneDependency(
                        FormattableString.Invariant($"w{mine} {i}"), FormattableString.Invariant($"w{mine} {i - 1}"));
                }
            });
        }

        crew.Join();

        log.LastSequence.Should().Be((8 * 25) + (8 * 24));
        commits.Count.Should().BeLessThanOrEqualTo((int)log.LastSequence);
        log.Dispose();
        SqliteAuditLog reopened = _folder.Open(path);
        reopened.Verify().IsValid.Should().BeTrue();
        SnapshotEquality.Verify(MilestoneRegistry.Open(reopened).Current, registry.Current);
    }

    [Fact]
    public void Nobody_sees_a_commit_before_it_is_carried_out()
    {
        string path = _folder.NewPath();
        SqliteAuditLog log = _folder.Open(path);
        MilestoneRegistry registry = log.OpenRegistry();
        registry.RegisterMilestone("a");
        SqliteAuditLog other = _folder.Open(path, new SqliteAuditLogOptions { ReadOnly = true });
        List<long> seen = [];
        Commits commits =
            new(log.Writer!) { Within = () => seen.AddRange([log.LastSequence, other.LastSequence, registry.Current.Version]) };

        registry.Batch(batch =>
        {
            batch.RegisterMilestone("b");
            batch.RegisterMilestone("c");
        });

        seen.Should().Equal(1, 1, 1);
        commits.Count.Should().Be(1);
        (log.LastSequence, other.LastSequence, registry.Current.Version).Should().Be((3, 3, 3));
    }

    [Fact]
    public void Other_connections_see_whole_changes_only()
    {
        const int EventCount = 7;
        string path = _folder.NewPath();
        SqliteAuditLog log = _folder.Open(path);
        SqliteAuditLog other = _folder.Open(path, new SqliteAuditLogOptions { ReadOnly = true });
        WorkerThreads crew = new();
        bool done = false;
        crew.Start(() =>
        {
            for (int i = 0; i < 150; i++) log.Append(Events.Change((i * EventCount) + 1, EventCount));
            Volatile.Write(ref done, true);
        });
        crew.Start(() =>
        {
            using Connection raw = LogFolder.Raw(path);
            while (!Volatile.Read(ref done)) (raw.Number("SELECT ifnull(sum(count), 0) FROM events") % EventCount).Should().Be(0);
        });
        crew.Start(() =>
        {
            while (!Volatile.Read(ref done))
            {
                long[] read = [.. other.Read().Select(e => e.Sequence)];
                read.Should().Equal(Enumerable.Range(1, read.Length).Select(i => (long)i));
                (read.Length % EventCount).Should().Be(0);
            }
        });

        crew.Join();

        other.LastSequence.Should().Be(150 * EventCount);
    }

    public void Dispose() => _folder.Dispose();
}
