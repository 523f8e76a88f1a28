using FluentAssertions;
using MilestoneTracker.Risk;
using Xunit;
using static MilestoneTracker.MilestoneStatus;

namespace MilestoneTracker.Tests.Risks;

// What is wrong, and how many it hits. The naive twin takes the factors of every milestone's assessment, by their causes.
public sealed class CausesTests
{
    private readonly MilestoneRegistry _registry = new();

    [Theory]
    [InlineData(40, 60, 200)]
    [InlineData(300, 900, 4)] // with far more causes than one pass takes
    public void Causes_are_the_factors_of_all_milestones_grouped_by_their_causes(int milestones, int dependencies, int plans)
    {
        for (int plan = 0; plan < plans; plan++)
        {
            int seed = Random.Shared.Next();
            RegistrySnapshot snapshot = RandomPlan(new Random(seed), milestones, dependencies);
            Told(snapshot.AssessCauses()).Should().Equal(Naive(snapshot), "with seed {0}", seed);
        }
    }

    [Fact]
    public void A_plan_in_which_nothing_is_wrong_has_no_cause()
    {
        _registry.AssessCauses().Should().BeEmpty();
        Register(Planned, "a", "b");
        Register(Completed, "c");
        Depend("a", "b", "c");
        _registry.AssessCauses().Should().BeEmpty("to wait is no cause");
    }

    [Fact]
    public void A_blocked_one_hits_itself_and_all_that_wait_for_it_and_says_since_when_and_by_whom()
    {
        Register(Planned, "a", "b", "c");
        Depend("b", "a");
        Depend("c", "b");
        _registry.UpdateMilestoneStatus("a", Blocked, new ChangeContext { Actor = "ada", Reason = "once" });
        _registry.UpdateMilestoneStatus("a", InProgress);
        _registry.UpdateMilestoneStatus("a", Blocked, new ChangeContext { Actor = "grace", Reason = "again" });
        RiskCause cause = _registry.AssessCauses().Should().ContainSingle().Subject;
        (cause.Milestone, cause.Code, cause.Level, cause.AffectedCount).Should().Be(("a", RiskCode.Blocked, RiskLevel.Critical, 3));
        cause.FindAffected().Should().Equal("a", "b", "c");
        cause.Since.Should().Be(_registry.GetStatusHistory("a")[^1]);
        cause.Since.Context.Actor.Should().Be("grace");
        cause.ToString().Should().Be("Critical: a, Blocked, 3 affected");
    }

    [Fact]
    public void Completed_and_cancelled_ones_stop_it()
    {
        Register(Blocked, "cause");
        Register(Completed, "done");
        Register(Cancelled, "gone");
        Register(Planned, "behind done", "behind gone");
        Depend("done", "cause");
        Depend("gone", "cause");
        Depend("behind done", "done");
        Depend("behind gone", "gone");
        _registry.AssessCauses().Select(cause => $"{cause} [{string.Join(", ", cause.FindAffected())}]").Should().Equal(
            "Critical: cause, Blocked, 1 affected [cause]",
            "High: gone, DependencyCancelled, 1 affected [behind gone]",
            "Medium: done, CompletedBeforeDependencies, 1 affected [done]");
    }

    [Fact]
    public void A_cancelled_one_that_nobody_waits_for_is_no_cause()
    {
        Register(Cancelled, "gone", "also gone");
        Register(Planned, "a");
        Depend("also gone", "gone");
        Depend("gone", "a");
        _registry.AssessCauses().Should().BeEmpty();
    }

    [Fact]
    public void Of_a_chain_of_blocked_ones_each_hits_all_behind_it_and_the_first_comes_first()
    {
        const int length = 200;
        for (int i = 0; i < length; i++)
        {
            Register(Blocked, $"m{i:000}");
            if (i > 0) Depend($"m{i:000}", $"m{i - 1:000}");
        }

        IReadOnlyList<RiskCause> causes = _registry.AssessCauses();
        causes.Select(cause => cause.Milestone).Should().BeInAscendingOrder(StringComparer.Ordinal).And.HaveCount(length);
        causes.Select(cause => cause.AffectedCount).Should().Equal(Enumerable.Range(1, length).Reverse());
        causes[^2].FindAffected().Should().Equal("m198", "m199");
    }

    [Fact]
    public void It_can_be_ended()
    {
        Register(Blocked, "a");
        FluentActions.Invoking(() => _registry.AssessCauses(new CancellationToken(canceled: true)))
            .Should().Throw<OperationCanceledException>();
    }

    private static IEnumerable<string> Told(IEnumerable<RiskCause> causes) =>
        causes.Select(
        cause => $"{cause.Level} {cause.Code} {cause.Milestone} {cause.Since.Sequence} {cause.AffectedCount}: "
            + $"{string.Join(' ', cause.FindAffected())}");

    private static IEnumerable<string> Naive(RegistrySnapshot snapshot) => snapshot.Milestones
        .SelectMany(milestone => snapshot.AssessRisk(milestone.Name).Factors
            .Select(factor => (Affected: milestone.Name, factor.Cause, factor.Code, factor.Level)))
        .Where(factor => factor.Code != RiskCode.UnresolvedDependencies)
        .GroupBy(factor => factor.Cause, StringComparer.Ordinal)
        .Select(group => (Worst: group.MaxBy(factor => factor.Level), Names: group.Select(factor => factor.Affected).ToArray()))
        .OrderByDescending(cause => cause.Worst.Level).ThenByDescending(cause => cause.Names.Length)
        .ThenBy(cause => cause.Worst.Cause, StringComparer.Ordinal)
        .Select(cause =>
            $"{cause.Worst.Level} {cause.Worst.Code} {cause.Worst.Cause} {snapshot.GetStatusHistory(cause.Worst.Cause)[^1].Sequence} "
            + $"{cause.Names.Length}: {string.Join(' ', cause.Names)}");

    private static RegistrySnapshot RandomPlan(Random random, int milestones, int dependencies)
    {
        MilestoneRegistry registry = new();
        for (int i = 0; i < milestones; i++) registry.RegisterMilestone("m" + i, status: (MilestoneStatus)random.Next(6));
        for (int i = 0; i < dependencies; i++) registry.TryDeclareMilestoneDependency(Any(), Any());
        for (int i = 0; i < milestones / 4; i++) registry.UpdateMilestoneStatus(Any(), (MilestoneStatus)random.Next(6));
        return registry.Current;

        string Any() => "m" + random.Next(milestones);
    }

    private void Register(MilestoneStatus status, params string[] names)
    {
        foreach (string name in names) _registry.RegisterMilestone(name, status: status);
    }

    private void Depend(string milestone, params string[] dependencies)
    {
        foreach (string dependency in dependencies) _registry.DeclareMilestoneDependency(milestone, dependency);
    }
}
