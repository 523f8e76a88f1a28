using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Doubles;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Tests.Contracts;

// A sink or the delegate of a batch that calls a changing operation gets an InvalidOperationException, not a deadlock, and
// may read: it sees the state before the change. (Rules: TransitionRuleTests; observers may change: ObserverTests.)
public sealed class ReentranceTests
{
    internal static IReadOnlyList<Action<MilestoneRegistry>> Changes { get; } =
    [
        r => r.RegisterMilestone("within"),
        r => r.UpdateMilestoneStatus("a", MilestoneStatus.Blocked),
        r => r.UpdateMilestoneStatus("a", r.GetMilestone("a")!.Status),
        r => r.DeclareMilestoneDependency("a", "b"),
        r => r.TryDeclareMilestoneDependency("a", "b"),
        r => r.WithdrawMilestoneDependency("a", "b"),
        r => r.RemoveMilestone("a"),
        r => r.Batch(_ => { }),
        r => r.Propose().Commit(),
    ];

    [Fact]
    public void A_sink_that_tries_to_change_the_registry_gets_an_InvalidOperationException()
    {
        FaultySink sink = new(_ => Fate.Keep);
        MilestoneRegistry registry = Filled(sink);
        int refused = 0;
        sink.Within = _ =>
        {
            foreach (Action<MilestoneRegistry> change in Changes)
            {
                registry.Invoking(change).Should().Throw<InvalidOperationException>().WithMessage("*audit sink*");
                refused++;
            }

            registry.Current.Count.Should().Be(2);
        };

        registry.RegisterMilestone("c");

        refused.Should().Be(Changes.Count);
        registry.IsFaulted.Should().BeFalse();
        SnapshotEquality.VerifyReplay(registry.Current, sink.Kept);
    }

    [Fact]
    public void A_sink_that_lets_that_exception_through_faults_the_registry()
    {
        FaultySink sink = new(_ => Fate.Keep);
        MilestoneRegistry registry = Filled(sink);
        sink.Within = _ => registry.RegisterMilestone("within");

        registry.Invoking(r => r.RegisterMilestone("c"))
            .Should().Throw<RegistryFaultedException>().WithInnerException<InvalidOperationException>();

        registry.IsFaulted.Should().BeTrue();
    }

    [Fact]
    public void A_batch_that_tries_to_change_the_registry_itself_gets_an_InvalidOperationException()
    {
        FaultySink sink = new(_ => Fate.Keep);
        MilestoneRegistry registry = Filled(sink);
        int refused = 0;

        registry.Batch(b =>
        {
            b.RegisterMilestone("c");
            foreach (Action<MilestoneRegistry> change in Changes)
            {
                registry.Invoking(change).Should().Throw<InvalidOperationException>();
                refused++;
            }

            registry.Current.Count.Should().Be(2, "a batch sees the registry before it");
            b.Staged.Count.Should().Be(3);
        });

        refused.Should().Be(Changes.Count);
        registry.Current.Count.Should().Be(3);
        SnapshotEquality.VerifyReplay(registry.Current, sink.Kept);
    }

    [Fact]
    public void Components_are_read_before_it_is_decided_so_that_whatever_gives_them_may_change_the_registry()
    {
        FaultySink sink = new(_ => Fate.Keep);
        MilestoneRegistry registry = Filled(sink);

        registry.RegisterMilestone("c", Given("first"));
        registry.ChangeMilestoneComponents("a", Given("second")).Should().BeTrue();

        registry.GetMilestone("a")!.Components.Should().Equal("x", "y");
        registry.GetMilestone("c")!.Components.Should().Equal("x", "y");
        registry.Current.Version.Should().Be(6);

        IEnumerable<string> Given(string title)
        {
            yield return "y";
            registry.SetPlanField("title", title).Should().BeTrue();
            yield return "x";
        }
    }

    [Fact]
    public void A_sink_may_write_to_another_registry()
    {
        MilestoneRegistry mirror = new();
        FaultySink sink = new(_ => Fate.Keep);
        MilestoneRegistry registry = new(sink);
        sink.Within = events => mirror.RegisterMilestone(events[0].Data.Subject.Milestone!);

        registry.RegisterMilestone("a");

        mirror.Current.Count.Should().Be(1);
        registry.Current.Count.Should().Be(1);
    }

    private static MilestoneRegistry Filled(IAuditSink sink)
    {
        MilestoneRegistry registry = new(sink);
        registry.RegisterMilestone("a");
        registry.RegisterMilestone("b");
        return registry;
    }
}
