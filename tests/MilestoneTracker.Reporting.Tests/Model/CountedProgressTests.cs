using System.Reflection;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.State;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Model;

// That no report asks for more progress than it shows: whether the plan has made its pass over all, and which milestones have
// counted their own. Both are
// looked up where the core keeps them.
public sealed class CountedProgressTests
{
    private static readonly FieldInfo OfAll =
        typeof(RegistryState).GetField("_completions", BindingFlags.NonPublic | BindingFlags.Instance)!;
    private static readonly FieldInfo OfOne = typeof(Milestone).GetField("_completion", BindingFlags.NonPublic | BindingFlags.Instance)!;

    // A timeline and a load show no progress, and this plan has no dates.
    public static TheoryData<ReportFormat> Formats =>
        [.. Enum.GetValues<ReportFormat>().Except([ReportFormat.Timeline, ReportFormat.Load])];

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_few_milestones_in_scope_each_count_their_own(ReportFormat format)
    {
        RegistrySnapshot plan = MixedPlan.Large(1000);
        PlanReport report = PlanReport.Create(
            plan, new PlanReportOptions { Scope = new PlanScope { Around = "Milestone 555", Up = 1, Down = 1 }, MaxAssessed = 0 });

        report.ToText(format).Should().Contain("Milestone 555");

        report.Milestones.Should().HaveCount(7);
        HasPassed(plan).Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Many_are_counted_in_one_pass_where_they_are_shown_and_not_where_only_groups_are(ReportFormat format)
    {
        RegistrySnapshot plan = MixedPlan.Large(1000);
        PlanReport report = PlanReport.Create(plan, new PlanReportOptions { MaxAssessed = 0 });

        report.ToText(format).Should().Contain("Layer");

        bool isOfGroups = format is ReportFormat.Svg or ReportFormat.Mermaid or ReportFormat.Dot or ReportFormat.GraphMl;
        report.Graph.IsByComponent.Should().BeTrue();
        HasPassed(plan).Should().Be(!isOfGroups);
        if (isOfGroups) report.Milestones.Where(entry => HasCounted(entry.Milestone)).Should().BeEmpty();
    }

    [Fact]
    public void A_picture_of_so_many_milestones_counts_these_alone()
    {
        RegistrySnapshot plan = MixedPlan.Large(1000);
        PlanReport report = PlanReport.Create(
            plan, new PlanReportOptions { Scope = new PlanScope { ByComponent = false, MaxNodes = 40 }, MaxAssessed = 0 });

        report.ToText(ReportFormat.Svg).Should().NotBeEmpty();

        HasPassed(plan).Should().BeFalse();
        report.Milestones.Where(entry => HasCounted(entry.Milestone))
            .Select(entry => entry.Name).Should().BeSubsetOf(report.Graph.Nodes.Select(node => node.Label));
        report.Milestones.Count(entry => HasCounted(entry.Milestone)).Should().Be(40);
    }

    [Fact]
    public void What_is_not_written_is_not_counted()
    {
        RegistrySnapshot plan = MixedPlan.Large(1000);
        PlanReport report = PlanReport.Create(plan);

        (report.Milestones.Count, report.AtRisk.Count, report.Components.Count, report.Total.Count, report.Graph.Nodes.Count).Should()
            .Be((1000, report.AtRisk.Count, 10, 1000, 10));

        HasPassed(plan).Should().BeFalse();
        report.Milestones.Where(entry => HasCounted(entry.Milestone)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(1000, 64, false)]
    [InlineData(1000, 65, true)]
    [InlineData(20_000, 200, false)]
    [InlineData(20_000, 201, true)]
    public void From_65_or_more_than_one_in_a_hundred_on_all_are_counted_at_once(int milestones, int shown, bool passes)
    {
        RegistrySnapshot plan = new MilestoneRegistry().Batch(change =>
        {
            for (int i = 0; i < milestones; i++) change.RegisterMilestone($"{i}");
        });

        CountedProgress.For(plan, shown, CancellationToken.None);

        HasPassed(plan).Should().Be(passes);
    }

    [Fact]
    public void The_pass_over_all_can_be_ended()
    {
        RegistrySnapshot plan = MixedPlan.Large(1000);

        FluentActions.Invoking(() => CountedProgress.For(plan, 1000, new CancellationToken(canceled: true)))
            .Should().Throw<OperationCanceledException>();

        HasPassed(plan).Should().BeFalse();
    }

    [Fact]
    public void What_moved_is_counted_by_walks_where_little_follows_and_in_a_pass_over_both_plans_where_much_does()
    {
        foreach ((string name, bool passes) in new[] { ("leaf 7", false), ("hub", true) })
        {
            MilestoneRegistry registry = new();
            RegistrySnapshot before = registry.Batch(change =>
            {
                change.RegisterMilestone("hub");
                for (int i = 0; i < 300; i++)
                {
                    change.RegisterMilestone($"leaf {i}");
                    change.DeclareMilestoneDependency($"leaf {i}", "hub");
                }
            });
            registry.UpdateMilestoneStatus(name, MilestoneStatus.InProgress);

            Movement movement = Movement.Between(before, registry.Current, CancellationToken.None);

            movement.Milestones.Single(movement.WasChanged).Name.Should().Be(name);
            movement.Milestones.Count.Should().Be(passes ? 301 : 1);
            (HasPassed(before), HasPassed(registry.Current)).Should().Be((passes, passes));
        }
    }

    [Fact]
    public void Nothing_is_passed_over_for_what_counts_for_nothing_nor_for_plans_that_were_read_apart()
    {
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(log);
        registry.Batch(change =>
        {
            change.RegisterMilestone("hub");
            for (int i = 0; i < 300; i++)
            {
                change.RegisterMilestone($"leaf {i}");
                change.DeclareMilestoneDependency($"leaf {i}", "hub");
            }
        });
        RegistrySnapshot before = RegistrySnapshot.AsOf(log, log.LastSequence);
        registry.SetMilestoneField("hub", "title", "The hub");
        registry.UpdateMilestoneStatus("leaf 7", MilestoneStatus.InProgress);

        Movement movement = Movement.Between(before, registry.Current, CancellationToken.None);

        movement.Milestones.Select(moved => moved.Name).Should().Equal("hub", "leaf 7");
        (HasPassed(before), HasPassed(registry.Current)).Should().Be((false, false));
    }

    [Fact]
    public void Where_no_milestone_moved_nothing_is_counted()
    {
        MilestoneRegistry one = new(), other = new();
        foreach (MilestoneRegistry registry in new[] { one, other }) registry.RegisterMilestone("a");
        other.SetPlanField("title", "other");

        Movement movement = Movement.Between(one.Current, other.Current, CancellationToken.None);

        movement.Milestones.Should().BeEmpty();
        movement.OtherFields.Should().ContainSingle().Which.After.Should().Be("other");
        (HasPassed(one.Current), HasPassed(other.Current)).Should().Be((false, false));
    }

    private static bool HasPassed(RegistrySnapshot plan) => OfAll.GetValue(plan.State) is not null;

    private static bool HasCounted(Milestone milestone) => OfOne.GetValue(milestone) is not null;
}
