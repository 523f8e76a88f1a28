using CsCheck;
using FluentAssertions;
using MilestoneTracker.Reporting.Formats;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Model;

// Progress as it is shown: its words, and that a hundred is said of what is completed only.
public sealed class ProgressTests
{
    private readonly MilestoneRegistry _registry = new();

    [Theory]
    [InlineData(0, 3, "0 of 3, 0 %")]
    [InlineData(1, 3, "1 of 3, 33 %")]
    [InlineData(2, 3, "2 of 3, 66 %")]
    [InlineData(199, 200, "199 of 200, 99 %")]
    [InlineData(1, 200, "1 of 200, 0 %")]
    public void Per_cent_are_cut_down(int completed, int counted, string expected)
    {
        for (int i = 0; i < counted - 1; i++)
            _registry.RegisterMilestone($"{i:000}", status: i < completed ? MilestoneStatus.Completed : MilestoneStatus.Planned);
        _registry.RegisterMilestone("end");
        for (int i = 0; i < counted - 1; i++) _registry.DeclareMilestoneDependency("end", $"{i:000}");

        ReportedMilestone end = PlanReport.Create(_registry.Current).Milestones[^1];

        ProgressText.Format(end.Milestone).Should().Be(expected);
        ProgressText.WithStatus(end.Milestone).Should().Be("planned, " + expected);
        end.ToString().Should().Be($"end: planned, {expected}, risk {end.Risk}");
    }

    [Fact]
    public void What_is_reported_as_done_shows_99_until_it_is_completed()
    {
        _registry.RegisterMilestone("almost", status: MilestoneStatus.InProgress);
        _registry.SetMilestoneField("almost", "progress", "1");

        PlanReport before = PlanReport.Create(_registry.Current);
        (before.Milestones[0].Completion.Value, ProgressText.Format(before.Milestones[0].Milestone),
            ProgressText.Format(before.Total.Completion)).Should().Be((1, "0 of 1, 99 %", "0 of 1, 99 %"));
        _registry.UpdateMilestoneStatus("almost", MilestoneStatus.Completed);
        PlanReport after = PlanReport.Create(_registry.Current);
        (after.Milestones[0].Completion.Percent, ProgressText.Format(after.Milestones[0].Milestone),
            ProgressText.Format(after.Total.Completion)).Should().Be((100, "completed", "1 of 1, 100 %"));
    }

    [Fact]
    public void What_is_completed_or_cancelled_is_said_by_that_word_whatever_it_needs()
    {
        _registry.RegisterMilestone("open");
        foreach (MilestoneStatus status in new[] { MilestoneStatus.Completed, MilestoneStatus.Cancelled })
        {
            string name = DisplayText.Format(status);
            _registry.RegisterMilestone(name, status: status);
            _registry.DeclareMilestoneDependency(name, "open");

            Milestone milestone = _registry.GetMilestone(name)!;
            ProgressText.Format(milestone).Should().Be(name);
            ProgressText.WithStatus(milestone).Should().Be(name);
        }

        _registry.GetMilestone("completed")!.Completion.ToString().Should().Be("1 of 2, 100 %");
        (_registry.GetMilestone("cancelled")!.Completion.Percent, _registry.GetMilestone("cancelled")!.Completion.Value).Should()
            .Be((null, null));
    }

    [Fact]
    public void What_was_cancelled_is_told_beside_what_counts_and_left_out_where_there_is_no_room()
    {
        _registry.RegisterMilestone("end", status: MilestoneStatus.InProgress);
        foreach (string dropped in new[] { "one", "two" })
        {
            _registry.RegisterMilestone(dropped, status: MilestoneStatus.Cancelled);
            _registry.DeclareMilestoneDependency("end", dropped);
        }

        Completion completion = _registry.GetMilestone("end")!.Completion;
        ProgressText.Format(_registry.GetMilestone("end")!).Should().Be("0 of 1, 2 cancelled, 50 %");
        (ProgressText.Short(completion), ProgressText.Counts(completion), ProgressText.Percent(completion)).Should()
            .Be(("0 of 1, 50 %", "0 of 1", "50 %"));
        (ProgressText.Format(default(Completion)), ProgressText.Short(default), ProgressText.Percent(default)).Should()
            .Be(("no data", "no data", "no data"));
    }

    [Fact]
    public void A_hundred_is_shown_of_what_is_completed_only() =>
        Gen.Int[0, int.MaxValue].Sample(
            seed =>
            {
                PlanReport report = PlanReport.Create(new RandomPlan(seed, 40).Snapshot);
                return report.Milestones.All(
                    entry => entry.Completion.Percent == 100 == (entry.Milestone.Status == MilestoneStatus.Completed))
                    && report.Components.Append(report.Total)
                        .All(group => group.Completion.Percent == 100 == (group.Count > group.CountOf(MilestoneStatus.Cancelled)
                        && group.CountOf(MilestoneStatus.Completed) + group.CountOf(MilestoneStatus.Cancelled) == group.Count));
            },
            iter: 60);
}
