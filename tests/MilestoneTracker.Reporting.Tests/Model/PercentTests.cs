using CsCheck;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Model;

public sealed class PercentTests
{
    [Theory]
    [InlineData(0.0, 0)]
    [InlineData(0.004, 0)]
    [InlineData(0.005, 1)]
    [InlineData(1 / 3.0, 33)]
    [InlineData(0.5, 50)]
    [InlineData(2 / 3.0, 67)]
    [InlineData(0.994, 99)]
    [InlineData(0.999999, 99)]
    [InlineData(1.0, 99)]
    public void What_is_not_completed_is_rounded_and_at_most_99(double progress, int expected) => Percent.Of(progress, isCompleted: false).Should().Be(expected);

    [Fact]
    public void What_is_completed_is_100() => Percent.Of(1, isCompleted: true).Should().Be(100);

    [Fact]
    public void A_milestone_whose_dependencies_are_all_completed_shows_99_until_it_is_completed_itself()
    {
        MilestoneRegistry registry = new();
        registry.RegisterMilestone("first", status: MilestoneStatus.Completed);
        registry.RegisterMilestone("second");
        registry.DeclareMilestoneDependency("second", "first");

        registry.GetProgress("second").Should().Be(1);
        PlanReport.Of(registry.Current).Milestones[1].Percent.Should().Be(99);
        PlanReport.Of(registry.Current).Total.Percent.Should().Be(99);
        registry.UpdateMilestoneStatus("second", MilestoneStatus.Completed);
        PlanReport.Of(registry.Current).Milestones[1].Percent.Should().Be(100);
        PlanReport.Of(registry.Current).Total.Percent.Should().Be(100);
    }

    [Fact]
    public void A_hundred_is_shown_of_what_is_completed_only() =>
        Gen.Int[0, int.MaxValue].Sample(
            seed =>
            {
                PlanReport report = PlanReport.Of(new RandomPlan(seed, 40).Snapshot);
                return report.Milestones.All(entry => entry.Percent == 100 == (entry.Milestone.Status == MilestoneStatus.Completed))
                    && report.Components.Append(report.Total).All(group => group.Percent == 100 == (group.Count > group.CountOf(MilestoneStatus.Cancelled)
                        && group.CountOf(MilestoneStatus.Completed) + group.CountOf(MilestoneStatus.Cancelled) == group.Count));
            },
            iter: 60);
}
