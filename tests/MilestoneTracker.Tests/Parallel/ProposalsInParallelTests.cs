using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Tests.Parallel;

// Proposals in parallel: forks never see each other (invariant I10), and of several on one version exactly one is committed.
public sealed class ProposalsInParallelTests
{
    [Fact]
    public void Of_several_proposals_on_one_version_exactly_one_is_committed()
    {
        for (int round = 0; round < 20; round++)
        {
            InMemoryAuditLog log = new();
            MilestoneRegistry registry = new(log);
            registry.RegisterMilestone("a");
            ProposedChange[] proposals = [.. Enumerable.Range(0, 6).Select(i =>
            {
                ProposedChange proposal = registry.Propose(new ChangeContext { Actor = "p" + i });
                proposal.RegisterMilestone("p" + i);
                return proposal;
            })];
            int committed = 0;
            int stale = 0;
            WorkerThreads crew = new();
            using Barrier barrier = new(proposals.Length);
            foreach (ProposedChange proposal in proposals)
            {
                crew.Start(() =>
                {
                    barrier.SignalAndWait();
                    try
                    {
                        proposal.Commit();
                        Interlocked.Increment(ref committed);
                    }
                    catch (StaleChangeException e) when (e is { ProposedVersion: 1, CurrentVersion: 2 })
                    {
                        Interlocked.Increment(ref stale);
                    }
                });
            }

            crew.Join();

            committed.Should().Be(1);
            stale.Should().Be(5);
            registry.Current.Count.Should().Be(2);
            SnapshotEquality.VerifyReplay(registry.Current, log);
        }
    }

    // While a batch that changes nothing has the turn, a change that changes nothing and a commit wait behind it. The first
    // of the two then serves both, so the proposal is committed on another thread than the one that called Commit.
    [Fact]
    public void A_commit_that_another_writer_serves_is_made()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a");
        ProposedChange proposal = registry.Propose();
        proposal.RegisterMilestone("b");
        using ManualResetEventSlim gate = new();
        WorkerThreads crew = new();
        HoldTurn(registry, crew, gate);
        crew.Start(() => registry.UpdateMilestoneStatus("a", MilestoneStatus.Planned));
        WorkerThreads.Await(() => registry.WaitingWriters == 1);
        crew.Start(() => proposal.Commit());
        WorkerThreads.Await(() => registry.WaitingWriters == 2);

        gate.Set();
        crew.Join();

        registry.GetMilestone("b").Should().NotBeNull();
        registry.Current.State.CheckInvariants();
    }

    [Fact]
    public void Proposals_in_one_group_are_stale_after_the_first()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a");
        using ManualResetEventSlim gate = new();
        WorkerThreads crew = new();
        HoldTurn(registry, crew, gate);
        List<string> outcomes = [];
        for (int i = 0; i < 3; i++)
        {
            int number = i;
            ProposedChange proposal = registry.Propose();
            proposal.RegisterMilestone("p" + i);
            crew.Start(() =>
            {
                string outcome;
                try
                {
                    outcome = number + " at " + proposal.Commit().Version;
                }
                catch (StaleChangeException e)
                {
                    outcome = number + " stale: " + e.ProposedVersion + " < " + e.CurrentVersion;
                }

                lock (outcomes) outcomes.Add(outcome);
            });
            WorkerThreads.Await(() => registry.WaitingWriters == number + 1);
        }

        gate.Set();
        crew.Join();

        outcomes.Order(StringComparer.Ordinal).Should().Equal("0 at 2", "1 stale: 1 < 2", "2 stale: 1 < 2");
    }

    [Fact]
    public void Forks_edited_in_parallel_never_see_each_other()
    {
        MilestoneRegistry registry = new();
        registry.Batch(b =>
        {
            for (int i = 0; i < 300; i++) b.RegisterMilestone("m" + i);
            for (int i = 1; i < 300; i++) b.DeclareMilestoneDependency("m" + i, "m" + (i / 2));
        });
        RegistrySnapshot before = registry.Current;
        RegistrySnapshot[] staged = new RegistrySnapshot[4];
        WorkerThreads crew = new();
        using Barrier barrier = new(5);
        for (int fork = 0; fork < 4; fork++)
        {
            int mine = fork;
            crew.Start(() =>
            {
                using ProposedChange proposal = registry.Propose();
                barrier.SignalAndWait();
                Edit(proposal, mine);
                staged[mine] = proposal.Staged;
            });
        }

        barrier.SignalAndWait();
        for (int i = 0; i < 100; i++) registry.UpdateMilestoneStatus("m" + i, MilestoneStatus.InProgress);
        crew.Join();

        for (int fork = 0; fork < 4; fork++)
        {
            // The same edits, alone, on a registry of its own.
            MilestoneRegistry twin = new();
            twin.Batch(b =>
            {
                for (int i = 0; i < 300; i++) b.RegisterMilestone("m" + i);
                for (int i = 1; i < 300; i++) b.DeclareMilestoneDependency("m" + i, "m" + (i / 2));
            });
            using ProposedChange proposal = twin.Propose();
            Edit(proposal, fork);
            staged[fork].State.CheckInvariants();
            staged[fork].Milestones.Select(Look).Should().Equal(proposal.Staged.Milestones.Select(Look));
        }

        before.Milestones.Should().OnlyContain(m => m.Status == MilestoneStatus.Planned);
        registry.Current.State.CheckInvariants();
    }

    private static (string, MilestoneStatus, double, string) Look(Milestone m) =>
        (m.Name, m.Status, m.Progress, string.Join(",", m.Dependencies));

    private static void Edit(ProposedChange proposal, int fork)
    {
        for (int i = fork; i < 300; i += 3)
        {
            proposal.UpdateMilestoneStatus("m" + i, (MilestoneStatus)(((i + fork) % 5) + 1));
            proposal.TryDeclareMilestoneDependency("m" + ((i * 7) % 300), "m" + ((i * 11) % 300));
            if (i % 10 == fork) proposal.RegisterMilestone($"new {fork} {i}");
            if (i % 50 == 49) proposal.WithdrawMilestoneDependency("m" + i, "m" + (i / 2));
        }
    }

    /// <summary>Has a batch that changes nothing take the turn, and keep it until the gate opens.</summary>
    private static void HoldTurn(MilestoneRegistry registry, WorkerThreads crew, ManualResetEventSlim gate)
    {
        ManualResetEventSlim inside = new(); // not disposed: the batch may still be within Set
        crew.Start(() => registry.Batch(_ =>
        {
            inside.Set();
            WorkerThreads.Await(gate);
        }));
        WorkerThreads.Await(inside);
    }
}
