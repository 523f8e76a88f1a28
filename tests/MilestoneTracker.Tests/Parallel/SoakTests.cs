using FluentAssertions;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;
using Xunit.Abstractions;

namespace MilestoneTracker.Tests.Parallel;

// Parallel writers, readers and proposals with every kind of failure injected at random. In the end the registry equals the
// replay of what its sink kept, or is faulted and says so (invariants I1 to I4, I8, I9). What fails prints its seed; the
// interleaving is the machine's, so a seed narrows it down and does not repeat it.
[Trait("Category", "Long")]
public sealed class SoakTests(ITestOutputHelper output)
{
    private const int Writers = 4;
    private const int Steps = 300;

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.1)]
    [InlineData(0.5)]
    public void After_refusals_at_random_the_registry_is_the_replay_of_its_log(double refused)
    {
        int seed = Random.Shared.Next();
        output.WriteLine("seed " + seed);
        Random fates = new(seed);
        // One append at a time, so one thread at a time.
        FaultySink sink = new(_ => fates.NextDouble() < refused ? Fate.Refuse : Fate.Keep);
        MilestoneRegistry registry = Run(sink, seed);

        registry.IsFaulted.Should().BeFalse("seed " + seed);
        SnapshotEquality.VerifyReplay(registry.Current, sink.Kept);
        registry.WaitingWriters.Should().Be(0);
    }

    [Theory]
    [InlineData(Fate.Fail)]
    [InlineData(Fate.KeepThenFail)]
    public void After_a_failure_at_random_the_registry_is_faulted_and_shows_a_prefix_of_its_log(Fate fate)
    {
        for (int round = 0; round < 4; round++)
        {
            int seed = Random.Shared.Next();
            output.WriteLine("seed " + seed);
            Random fates = new(seed);
            int last = fates.Next(1, 100); // fewer than there are appends, however many writers go together
            FaultySink sink = new(k => k == last ? fate : fates.Next(100) < 5 ? Fate.Refuse : Fate.Keep);
            MilestoneRegistry registry = Run(sink, seed);

            registry.IsFaulted.Should().BeTrue("seed " + seed);
            SnapshotEquality.Verify(registry.Current, RegistrySnapshot.AsOf(sink.Kept, registry.Current.Version));
            registry.Invoking(r => r.RegisterMilestone("late")).Should().Throw<RegistryFaultedException>();
            MilestoneRegistry opened = MilestoneRegistry.Open(sink.Kept);
            (opened.Current.Version > registry.Current.Version).Should().Be(fate == Fate.KeepThenFail, "seed " + seed);
            opened.Current.State.CheckInvariants();
        }
    }

    private static MilestoneRegistry Run(FaultySink sink, int seed)
    {
        MilestoneRegistry registry = new(sink, new MilestoneRegistryOptions
        {
            TransitionRule = t => t is { From: MilestoneStatus.Cancelled, To: MilestoneStatus.Completed } ? "it was cancelled" : null,
        });
        int heard = 0;
        using IDisposable subscription = registry.Subscribe(new RecordingObserver(change =>
        {
            heard += change.Events.Length;
            if (heard % 50 == 0) throw new FormatException("An observer fails now and then.");
        }));
        bool done = false;
        WorkerThreads readers = new();
        readers.Start(() =>
        {
            long last = 0;
            while (!Volatile.Read(ref done))
            {
                RegistrySnapshot now = registry.Current;
                if (now.Version < last) throw new InvalidOperationException("A reader went back in time.");
                last = now.Version;
                now.State.CheckInvariants();
            }
        });
        WorkerThreads crew = new();
        for (int writer = 0; writer < Writers; writer++)
        {
            Random random = new(seed + writer);
            crew.Start(() =>
            {
                for (int step = 0; step < Steps; step++) Attempt(() => Change(registry, random));
            });
        }

        crew.Join();
        Volatile.Write(ref done, true);
        readers.Join();
        return registry;
    }

    private static void Change(MilestoneRegistry registry, Random random)
    {
        string one = Name(random);
        string other = Name(random);
        switch (random.Next(10))
        {
            case 0 or 1:
                registry.RegisterMilestone(one, [Name(random)], (MilestoneStatus)random.Next(6));
                break;
            case 2 or 3:
                registry.UpdateMilestoneStatus(one, (MilestoneStatus)random.Next(6));
                break;
            case 4:
                registry.DeclareMilestoneDependency(one, other);
                break;
            case 5:
                registry.TryDeclareMilestoneDependency(one, other);
                break;
            case 6:
                registry.WithdrawMilestoneDependency(one, other);
                break;
            case 7:
                registry.RemoveMilestone(one);
                break;
            case 8:
                registry.Batch(b => Edit(b, random));
                break;
            case 9:
                using (ProposedChange proposal = registry.Propose())
                {
                    Edit(proposal, random);
                    proposal.Commit();
                }

                break;
        }
    }

    private static void Edit(ProposedChange proposal, Random random)
    {
        for (int i = random.Next(6); i > 0; i--)
        {
            string one = Name(random);
            Attempt(() => proposal.RegisterMilestone(one));
            Attempt(() => proposal.UpdateMilestoneStatus(Name(random), (MilestoneStatus)random.Next(6)));
            Attempt(() => proposal.DeclareMilestoneDependency(one, Name(random)));
            if (random.Next(8) == 0) Attempt(() => proposal.RemoveMilestone(Name(random)));
        }

        if (random.Next(10) == 0) throw new HostException();
    }

    private static void Attempt(Action change)
    {
        try
        {
            change();
        }
        catch (MilestoneRegistryException)
        {
            // Refusals of every kind are what is being tried.
        }
        catch (HostException)
        {
            // The delegate of a batch fails now and then.
        }
    }

    private static string Name(Random random) => "m" + random.Next(25);

    private sealed class HostException : Exception;
}
