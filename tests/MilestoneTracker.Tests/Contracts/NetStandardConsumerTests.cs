using System.Reflection;
using System.Runtime.Versioning;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.NetStandardConsumer;
using Xunit;

namespace MilestoneTracker.Tests.Contracts;

// A library that was compiled against the netstandard2.0 asset works in an application that loads the net10.0 one: nothing that
// it calls, implements or sets (init properties!) is missing there.
public sealed class NetStandardConsumerTests
{
    private readonly Consumer _consumer = new();

    [Fact]
    public void The_library_and_the_registry_are_of_different_targets()
    {
        TargetOf(typeof(Consumer)).Should().Be(".NETStandard,Version=v2.0");
        TargetOf(typeof(MilestoneRegistry)).Should().Be(".NETCoreApp,Version=v10.0");
    }

    [Fact]
    public void It_changes_the_registry_through_its_own_sink_and_hears_of_it_by_its_own_observer()
    {
        MilestoneRegistry registry = _consumer.Play();

        registry.Current.ToString().Should().Be("Version 11, 1 milestones");
        _consumer.Log.Read().Select(e => e.Context.Actor)
            .Should().Equal("consumer", "ada", "consumer", null, "consumer", "consumer", "consumer", "bob", "bob", "consumer", "consumer");
        _consumer.Heard.Should().HaveCount(8).And.StartWith("Version 0 → 1: API registered as Planned over backend");
        registry.Current.State.CheckInvariants();
    }

    [Fact]
    public void It_asks_every_query()
    {
        IReadOnlyList<string> answers = _consumer.Ask(_consumer.Play());

        answers.Should().Equal(
            "Release (InProgress, 0 of 2, 25 %)",
            "backend,docs API Release",
            "2026-01-02 03:04:05Z InProgress (event 2, by ada, because agreed, as part of T-1)",
            "0.25",
            "Release: High, 2 factors: High: DependencyBlocked through Release → API | Low: UnresolvedDependencies",
            "API=Critical | Release=High",
            "Release",
            "API: | Release:API",
            "API→Release→API",
            "API (Blocked, 0 of 1, 0 %) → (nothing), risk Critical → None | "
                + "Release (InProgress, 0 of 2, 25 %) → Release (InProgress, 0 of 1, 50 %), risk High → None",
            "Version 11, 1 milestones",
            "True",
            "PLANNED,IN_PROGRESS,COMPLETED,BLOCKED,ON_HOLD,CANCELLED",
            "7: API registered as Planned over backend at 2026-01-02 03:04:05Z, by consumer",
            "b status changed from Planned to Blocked");
    }

    [Fact]
    public void It_catches_the_refusals_by_their_types()
    {
        MilestoneRegistry registry = _consumer.Play();

        Consumer.Refusal(() => registry.RegisterMilestone("Release")).Should().Be(nameof(DuplicateMilestoneException));
        Consumer.Refusal(() => registry.RemoveMilestone("Nobody")).Should().Be(nameof(MilestoneNotFoundException));
        Consumer.Refusal(() => registry.DeclareMilestoneDependency("Release", "Release")).Should().Be(nameof(DependencyCycleException));
        Consumer.Refusal(() => registry.UpdateMilestoneStatus("Release", MilestoneStatus.OnHold))
            .Should().Be(nameof(StatusTransitionRefusedException));
        Consumer.Refusal(() => _consumer.Append([])).Should().Be(nameof(AuditAppendRefusedException));
        Consumer.Refusal(() => registry.GetProgress(" ")).Should().Be(nameof(ArgumentException));
    }

    private static string TargetOf(Type type) => type.Assembly.GetCustomAttribute<TargetFrameworkAttribute>()!.FrameworkName;
}
