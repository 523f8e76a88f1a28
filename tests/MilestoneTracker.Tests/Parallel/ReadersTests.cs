using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Tests.Parallel;

// Readers never see part of a change, and never wait for a decision, a sink or a batch (invariants I3, I9).
public sealed class ReadersTests
{
    private static readonly MilestoneStatus[] Turns =
        [MilestoneStatus.InProgress, MilestoneStatus.Completed, MilestoneStatus.Blocked, MilestoneStatus.Planned];

    [Fact]
    public void Readers_never_see_part_of_a_batch()
    {
        MilestoneRegistry registry = new();
        string[] names = [.. Enumerable.Range(0, 40).Select(i => "m" + i)];
        registry.Batch(b =>
        {
            foreach (string name in names) b.RegisterMilestone(name);
            b.RegisterMilestone("all");
            foreach (string name in names) b.DeclareMilestoneDependency("all", name);
        });
        WorkerThreads crew = new();
        bool done = false;
        int mixed = 0;
        long checks = 0;
        for (int reader = 0; reader < 2; reader++)
        {
            crew.Start(() =>
            {
                long last = 0;
                while (!Volatile.Read(ref done))
                {
                    RegistrySnapshot now = registry.Current;
                    MilestoneStatus status = now.GetMilestone("m0")!.Status;
                    bool whole = names.All(name => now.GetMilestone(name)!.Status == status)
                        && now.GetCompletion("all").Completed == (status == MilestoneStatus.Completed ? names.Length : 0)
                        && now.GetCompletion("all").Counted == names.Length + 1
                        && now.Version >= last;
                    if (!whole) Interlocked.Increment(ref mixed);
                    last = now.Version;
                    Interlocked.Increment(ref checks);
                }
            });
        }

        for (int turn = 0; turn < 400; turn++)
            registry.Batch(b => Array.ForEach(names, name => b.UpdateMilestoneStatus(name, Turns[turn % Turns.Length])));
        WorkerThreads.Await(() => Interlocked.Read(ref checks) > 10);
        Volatile.Write(ref done, true);
        crew.Join();

        mixed.Should().Be(0);
        registry.Current.State.CheckInvariants();
    }

    [Fact]
    public void Readers_never_see_part_of_a_single_change_that_is_applied_in_place()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("d");
        registry.RegisterMilestone("a");
        WorkerThreads crew = new();
        bool done = false;
        int wrong = 0;
        crew.Start(() =>
        {
            while (!Volatile.Read(ref done))
            {
                RegistrySnapshot now = registry.Current;
                bool declared = now.GetMilestone("a")!.Dependencies.Count == 1;
                bool mirrored = now.GetMilestone("d")!.Dependents.Count == 1;
                if (declared != mirrored || now.GetProgress("a") != (declared ? now.GetProgress("d") / 2
                    : 0)) Interlocked.Increment(ref wrong);
            }
        });

        registry.UpdateMilestoneStatus("d", MilestoneStatus.InProgress);
        for (int turn = 0; turn < 3000; turn++)
        {
            registry.DeclareMilestoneDependency("a", "d");
            registry.WithdrawMilestoneDependency("a", "d");
        }

        Volatile.Write(ref done, true);
        crew.Join();

        wrong.Should().Be(0);
    }

    [Fact]
    public void A_reader_does_not_wait_for_the_sink()
    {
        GatedSink sink = new();
        MilestoneRegistry registry = new(sink);
        WorkerThreads crew = new();
        crew.Start(() => registry.RegisterMilestone("a"));
        sink.AwaitFirst();

        RegistrySnapshot meanwhile = registry.Current; // on this thread, while the sink is held
        meanwhile.Count.Should().Be(0);
        registry.GetMilestone("a").Should().BeNull();
        using (ProposedChange whatIf = registry.Propose())
        {
            whatIf.RegisterMilestone("b");
            whatIf.Staged.Count.Should().Be(1);
        }

        sink.Release();
        crew.Join();

        registry.Current.Count.Should().Be(1);
        meanwhile.Count.Should().Be(0);
    }

    [Fact]
    public void A_reader_does_not_wait_for_a_batch_and_sees_the_state_before_it()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("a");
        using ManualResetEventSlim inside = new();
        using ManualResetEventSlim gate = new();
        WorkerThreads crew = new();
        crew.Start(() => registry.Batch(b =>
        {
            b.UpdateMilestoneStatus("a", MilestoneStatus.Completed);
            b.RegisterMilestone("b");
            inside.Set();
            WorkerThreads.Await(gate);
        }));
        WorkerThreads.Await(inside);

        registry.GetProgress("a").Should().Be(0);
        registry.Current.Count.Should().Be(1);
        registry.AssessRisk("a").Factors.Should().BeEmpty();
        gate.Set();
        crew.Join();

        registry.GetProgress("a").Should().Be(1);
    }

    [Fact]
    public void A_reader_does_not_wait_for_a_rule_or_an_observer()
    {
        using ManualResetEventSlim inRule = new();
        using ManualResetEventSlim inObserver = new();
        using ManualResetEventSlim ruleGate = new();
        using ManualResetEventSlim observerGate = new();
        MilestoneRegistry registry = new(new MilestoneRegistryOptions
        {
            TransitionRule = _ =>
            {
                inRule.Set();
                WorkerThreads.Await(ruleGate);
                return null;
            },
        });
        registry.RegisterMilestone("a");
        using IDisposable subscription = registry.Subscribe(new RecordingObserver(_ =>
        {
            inObserver.Set();
            WorkerThreads.Await(observerGate);
        }));
        WorkerThreads crew = new();
        crew.Start(() => registry.UpdateMilestoneStatus("a", MilestoneStatus.Completed));

        WorkerThreads.Await(inRule);
        registry.GetProgress("a").Should().Be(0);
        ruleGate.Set();
        WorkerThreads.Await(inObserver);
        registry.GetProgress("a").Should().Be(1, "a change is visible before it is told");
        registry.RegisterMilestone("b").Version.Should().Be(3, "a writer does not wait for an observer on another thread");
        observerGate.Set();
        crew.Join();
    }

    [Fact]
    public void A_snapshot_that_is_held_never_changes_under_parallel_writers()
    {
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(log);
        for (int i = 0; i < 200; i++) registry.RegisterMilestone("m" + i);
        WorkerThreads crew = new();
        RegistrySnapshot[] held = new RegistrySnapshot[40];
        for (int writer = 0; writer < 2; writer++)
        {
            int offset = writer;
            crew.Start(() =>
            {
                for (int i = 0; i < 300; i++)
                {
                    registry.UpdateMilestoneStatus("m" + (((i * 7) + offset) % 200), (MilestoneStatus)(i % 6));
                    registry.TryDeclareMilestoneDependency("m" + ((i * 13 % 199) + 1), "m" + (i * 13 % 199));
                }
            });
        }

        for (int i = 0; i < held.Length; i++)
        {
            long last = i == 0 ? 0 : held[i - 1].Version;
            if (i < 20) SpinWait.SpinUntil(() => registry.Current.Version > last, 20);
            held[i] = registry.Current;
        }

        crew.Join();

        foreach (RegistrySnapshot snapshot in held.Distinct())
            SnapshotEquality.Verify(snapshot, RegistrySnapshot.Replay(log.Read().Take((int)snapshot.Version)));
        held.Should().OnlyContain(s => s.Version >= 200);
    }
}
