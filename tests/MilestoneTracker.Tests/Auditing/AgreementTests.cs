using System.Collections.Immutable;
using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Snapshots;
using Xunit;

namespace MilestoneTracker.Tests.Auditing;

// Whether a snapshot is of a log: the state of another plan is noticed before anything is decided on it.
public sealed class AgreementTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(40)]
    [InlineData(3000)]
    public void Every_snapshot_of_a_log_agrees_with_it_also_after_it_was_saved(int changes)
    {
        int seed = Random.Shared.Next();
        (MilestoneRegistry registry, InMemoryAuditLog log) = Plan(seed, changes);
        RegistrySnapshot early = RegistrySnapshot.AsOf(log, log.LastSequence / 2);

        foreach (RegistrySnapshot snapshot in (RegistrySnapshot[])[
            registry.Current, early, Saved(registry.Current), Saved(early), new MilestoneRegistry().Current])
            snapshot.AgreesWith(log, out string? disagreement).Should().BeTrue("{0}, seed {1}", disagreement, seed);
        SnapshotEquality.Verify(MilestoneRegistry.Open(log, Saved(early)).Current, registry.Current);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(3000)]
    public void The_state_of_another_plan_is_noticed(int changes)
    {
        int seed = Random.Shared.Next();
        (_, InMemoryAuditLog log) = Plan(seed, changes);
        (MilestoneRegistry other, InMemoryAuditLog otherLog) = Plan(seed + 1, changes);
        RegistrySnapshot foreign = otherLog.LastSequence <= log.LastSequence ? other.Current : Last(otherLog, log.LastSequence);

        foreign.AgreesWith(log, out string? disagreement).Should().BeFalse("seed {0}", seed);
        disagreement.Should().NotBeNullOrEmpty();
        FluentActions.Invoking(() => MilestoneRegistry.Open(log, foreign))
            .Should().Throw<ArgumentException>().WithMessage("*not from this log*").Which.ParamName.Should().Be("snapshot");
    }

    [Fact]
    public void A_state_that_differs_in_one_thing_of_a_short_log_is_noticed()
    {
        Action<MilestoneRegistry>[] ends =
        [
            registry => registry.RegisterMilestone("c"),
            registry => registry.UpdateMilestoneStatus("a", MilestoneStatus.Completed),
            registry => registry.UpdateMilestoneStatus("a", MilestoneStatus.Blocked),
            registry => registry.SetMilestoneField("a", "title", "x"),
            registry => registry.SetMilestoneField("a", "title", "y"),
            registry => registry.SetDependencyField("a", "b", "lag", "1d"),
            registry => registry.SetPlanField("title", "x"),
            registry => registry.SetRecordField("people", "Ada", "capacity", "1"),
            registry => registry.ChangeMilestoneComponents("a", ["x"]),
            registry => registry.WithdrawMilestoneDependency("a", "b"),
            registry => registry.SetMilestoneField("b", "weight", "2"),
        ];
        (MilestoneRegistry Registry, InMemoryAuditLog Log)[] plans = [.. ends.Select(end =>
        {
            InMemoryAuditLog log = new();
            MilestoneRegistry registry = new(log, new MilestoneRegistryOptions { TimeProvider = new FakeTimeProvider(Noon) });
            registry.RegisterMilestone("a", ["x", "y"]);
            registry.RegisterMilestone("b");
            registry.DeclareMilestoneDependency("a", "b");
            end(registry);
            return (registry, log);
        })];

        for (int one = 0; one < plans.Length; one++)
            for (int other = 0; other < plans.Length; other++)
                plans[one].Registry.Current.AgreesWith(plans[other].Log, out _).Should().Be(one == other, "{0} is not {1}", one, other);
    }

    [Fact]
    public void A_snapshot_beyond_the_log_or_within_a_change_of_it_does_not_agree()
    {
        (MilestoneRegistry registry, _) = Plan(1, 10);
        registry.Current.AgreesWith(new InMemoryAuditLog(), out string? beyond).Should().BeFalse();
        beyond.Should().Contain("the log ends at event 0");

        InMemoryAuditLog whole = new();
        new MilestoneRegistry(whole).Batch(change =>
        {
            change.RegisterMilestone("a");
            change.RegisterMilestone("b");
        });
        InMemoryAuditLog single = new();
        MilestoneRegistry alone = new(single);
        alone.RegisterMilestone("a");
        alone.Current.AgreesWith(whole, out string? within).Should().BeFalse();
        within.Should().Contain("does not end a change");
    }

    [Fact]
    public void A_milestone_that_the_last_events_do_not_know_is_noticed_in_a_long_log()
    {
        (_, InMemoryAuditLog log) = LongWith("y", registry => registry.SetPlanField("title", "x"));
        (MilestoneRegistry other, _) = LongWith("x", registry => registry.RegisterMilestone("ghost"));

        other.Current.Version.Should().Be(log.LastSequence);
        other.Current.AgreesWith(log, out string? disagreement).Should().BeFalse();
        disagreement.Should().Contain("'ghost'");
    }

    [Fact]
    public void What_a_milestone_of_the_last_events_has_and_no_event_gave_it_is_noticed_in_a_long_log()
    {
        Action<MilestoneRegistry>[] gifts =
        [
            registry => registry.SetMilestoneField("new", "title", "x"),
            registry => registry.DeclareMilestoneDependency("new", "m0"),
            registry => registry.DeclareMilestoneDependency("m0", "new"),
        ];
        foreach (Action<MilestoneRegistry> gift in gifts)
        {
            (_, InMemoryAuditLog log) =
                LongWith("x", Gift(registry => registry.SetPlanField("title", "y")), registry => registry.SetPlanField("title", "z"));
            (MilestoneRegistry other, _) = LongWith("x", Gift(gift), registry => registry.SetPlanField("title", "z"));

            other.Current.Version.Should().Be(log.LastSequence);
            other.Current.AgreesWith(log, out string? disagreement).Should().BeFalse();
            disagreement.Should().Contain("does not show event");
        }

        static Action<MilestoneRegistry> Gift(Action<MilestoneRegistry> gift) => registry =>
        {
            registry.RegisterMilestone("new");
            gift(registry);
        };
    }

    [Fact]
    public void Components_of_a_host_that_sorts_them_otherwise_are_the_same_set()
    {
        (MilestoneRegistry registry, InMemoryAuditLog log) =
            LongWith("x", plan => plan.RegisterMilestone("new", ["a", "B"]), plan => plan.ChangeMilestoneComponents("m0", ["b", "A"]));

        registry.Current.AgreesWith(new Backwards(log), out string? disagreement).Should().BeTrue(disagreement);
    }

    [Fact]
    public void The_staged_state_of_a_proposal_is_of_no_log()
    {
        (MilestoneRegistry registry, InMemoryAuditLog log) = Plan(1, 10);
        using ProposedChange proposal = registry.Propose();
        proposal.RegisterMilestone("staged");

        FluentActions.Invoking(() => proposal.Staged.AgreesWith(log, out _)).Should().Throw<InvalidOperationException>();
        FluentActions.Invoking(() => registry.Current.AgreesWith(null!, out _)).Should().Throw<ArgumentNullException>();
    }

    // A log that is not compared whole, and what comes at its end.
    private static (MilestoneRegistry Registry, InMemoryAuditLog Log) LongWith(string title, params Action<MilestoneRegistry>[] ends)
    {
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(log, new MilestoneRegistryOptions { TimeProvider = new FakeTimeProvider(Noon) });
        for (int i = 0; i < 1500; i++) registry.RegisterMilestone("m" + i);
        registry.SetPlanField("title", title);
        foreach (Action<MilestoneRegistry> end in ends) end(registry);
        return (registry, log);
    }

    // As from a store that gives its sets back in an order of its own.
    private sealed class Backwards(InMemoryAuditLog inner) : IAuditLog
    {
        public long LastSequence => inner.LastSequence;

        public void Append(IReadOnlyList<AuditEvent> events) => inner.Append(events);

        public IEnumerable<AuditEvent> Read(long fromSequence = 1, CancellationToken cancellationToken = default) =>
            inner.Read(fromSequence, cancellationToken).Select(e => e.Data switch
        {
            MilestoneRegistered data => e with { Data = new MilestoneRegistered(data.Milestone, Turned(data.Components), data.Status) },
            MilestoneComponentsChanged data =>
            e with { Data = new MilestoneComponentsChanged(data.Milestone, Turned(data.OldComponents), Turned(data.NewComponents)) },
            _ => e,
        });

        private static ImmutableSortedSet<string> Turned(IEnumerable<string> names) =>
            names.ToImmutableSortedSet(Comparer<string>.Create((one, other) => string.CompareOrdinal(other, one)));
    }

    private static RegistrySnapshot Saved(RegistrySnapshot snapshot)
    {
        using MemoryStream bytes = new();
        snapshot.Save(bytes);
        bytes.Position = 0;
        return RegistrySnapshot.Load(bytes);
    }

    private static RegistrySnapshot Last(InMemoryAuditLog log, long version) => RegistrySnapshot.AsOf(log, version);

    // All with one clock that stands still, so that times tell nothing.
    private static (MilestoneRegistry Registry, InMemoryAuditLog Log) Plan(int seed, int changes)
    {
        Random random = new(seed);
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(log, new MilestoneRegistryOptions { TimeProvider = new FakeTimeProvider(Noon) });
        for (int i = 0; i < changes; i++)
        {
            string name = "m" + random.Next(changes / 4);
            string other = "m" + random.Next(changes / 4);
            if (!registry.Contains(name)) registry.RegisterMilestone(name, random.Next(2) == 0 ? ["x"] : ["y"]);
            else if (random.Next(20) == 0) registry.RemoveMilestone(name);
            else if (random.Next(4) == 0) registry.UpdateMilestoneStatus(name, (MilestoneStatus)random.Next(6));
            else if (random.Next(4) == 0) registry.SetMilestoneField(name, "title", "t" + random.Next(5));
            else if (random.Next(4) == 0) registry.SetRecordField("people", "p" + random.Next(5), "capacity", "0." + random.Next(1, 10));
            else if (random.Next(4) == 0) registry.SetPlanField("title", "t" + random.Next(5));
            else if (random.Next(4) == 0) registry.ChangeMilestoneComponents(name, random.Next(2) == 0 ? ["x"] : ["z"]);
            else if (registry.TryDeclareMilestoneDependency(name, other).Verdict == DependencyVerdict.AlreadyDeclared)
                registry.SetDependencyField(name, other, "lag", random.Next(5) + "d");
        }

        return (registry, log);
    }
}
