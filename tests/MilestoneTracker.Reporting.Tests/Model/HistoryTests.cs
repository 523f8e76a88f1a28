using CsCheck;
using FluentAssertions;
using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.Auditing;
using Xunit;

namespace MilestoneTracker.Reporting.Tests.Model;

public sealed class HistoryTests
{
    [Fact]
    public void Progress_over_time_is_what_the_plan_was_as_of_each_moment()
    {
        Gen.Int[0, int.MaxValue].Sample(
            seed =>
            {
                RandomPlan plan = new(seed, 80);
                PlanHistory history = PlanReport.Create(plan.Snapshot, new PlanReportOptions { Log = plan.Log }).History!;

                history.Points.Should().HaveCountLessThanOrEqualTo(PlanHistory.MaxPoints).And.HaveCountGreaterThan(1);
                history.Points[^1].Version.Should().Be(plan.Snapshot.Version);
                foreach (HistoryPoint point in history.Points)
                {
                    RegistrySnapshot then = RegistrySnapshot.AsOf(plan.Log, point.Time);
                    Milestone[] toReach = [.. then.Milestones.Where(milestone => milestone.Status != MilestoneStatus.Cancelled)];
                    int completed = toReach.Count(milestone => milestone.Status == MilestoneStatus.Completed);
                    double done = completed + 0.5 * toReach.Count(milestone => milestone.Status == MilestoneStatus.InProgress);
                    (point.Version, point.Scope, point.Completed).Should().Be((then.Version, toReach.Length, completed));
                    point.Completion.Value.Should()
                        .Be(toReach.Length == 0 ? null : done / toReach.Length, "a point counts its milestones, and not what they need");
                }
            },
            iter: 20);
    }

    [Fact]
    public void The_moments_lie_at_equal_distances_from_the_first_change_to_the_last()
    {
        (MilestoneRegistry registry, FakeTimeProvider clock, InMemoryAuditLog log) = Empty();
        registry.RegisterMilestone("a");
        clock.Advance(TimeSpan.FromDays(PlanHistory.MaxPoints - 1));
        registry.RegisterMilestone("b");
        IReadOnlyList<HistoryPoint> points = PlanReport.Create(registry.Current, new PlanReportOptions { Log = log }).History!.Points;

        points.Select(point => point.Time)
            .Should().Equal(Enumerable.Range(0, PlanHistory.MaxPoints).Select(day => DateTimeOffset.UnixEpoch.AddDays(day)));
        points.Select(point => point.Scope).Should().Equal(Enumerable.Repeat(1, PlanHistory.MaxPoints - 1).Append(2));
    }

    [Fact]
    public void Where_the_clock_went_back_the_moments_are_those_of_the_effective_time_and_the_entries_say_what_was_recorded()
    {
        (MilestoneRegistry registry, FakeTimeProvider clock, InMemoryAuditLog log) = Empty();
        registry.RegisterMilestone("a");
        clock.AdjustTime(DateTimeOffset.UnixEpoch.AddDays(10));
        registry.RegisterMilestone("b");
        clock.AdjustTime(DateTimeOffset.UnixEpoch.AddDays(-5));
        registry.RegisterMilestone("c");
        PlanHistory history = PlanReport.Create(registry.Current, new PlanReportOptions { Log = log }).History!;

        (history.Points[0].Time, history.Points[0].Scope).Should().Be((DateTimeOffset.UnixEpoch, 1));
        (history.Points[^1].Time, history.Points[^1].Scope).Should().Be((DateTimeOffset.UnixEpoch.AddDays(10), 3));
        history.Points.Take(history.Points.Count - 1).Should().OnlyContain(point => point.Scope == 1);
        history.Entries[0].Time.Should().Be(DateTimeOffset.UnixEpoch.AddDays(-5));
    }

    [Fact]
    public void A_plan_whose_changes_are_all_of_one_moment_has_one_point()
    {
        (MilestoneRegistry registry, _, InMemoryAuditLog log) = Empty();
        registry.RegisterMilestone("a", status: MilestoneStatus.Completed);
        registry.RegisterMilestone("b");

        PlanReport.Create(registry.Current, new PlanReportOptions { Log = log }).History!.Points.Select(
            point => (point.Time, point.Version, point.Scope, point.Completed, point.Completion.Value))
            .Should().Equal((DateTimeOffset.UnixEpoch, 2, 2, 1, 0.5));
    }

    [Fact]
    public void A_plan_in_which_nothing_has_happened_has_no_points_and_no_entries()
    {
        (MilestoneRegistry registry, _, InMemoryAuditLog log) = Empty();

        PlanReport.Create(registry.Current, new PlanReportOptions { Log = log }).History.Should()
            .BeEquivalentTo(new { Points = Array.Empty<HistoryPoint>(), Entries = Array.Empty<HistoryEntry>(), Changes = 0L });
    }

    [Fact]
    public void The_latest_changes_come_first_with_who_and_why_and_no_more_than_asked_for()
    {
        (MilestoneRegistry registry, FakeTimeProvider clock, InMemoryAuditLog log) = Empty();
        for (int i = 1; i <= 5; i++)
        {
            clock.AdjustTime(DateTimeOffset.UnixEpoch.AddDays(i));
            registry.RegisterMilestone("m" + i, context: new ChangeContext { Actor = "ada", Reason = "day " + i });
        }

        PlanHistory history = PlanReport.Create(registry.Current, new PlanReportOptions { Log = log, MaxChanges = 2 }).History!;

        history.Changes.Should().Be(5);
        history.Entries.Select(entry => (entry.Version, entry.Time, entry.Context.Reason, entry.Count)).Should().Equal(
            (5, DateTimeOffset.UnixEpoch.AddDays(5), "day 5", 1), (4, DateTimeOffset.UnixEpoch.AddDays(4), "day 4", 1));
    }

    [Fact]
    public void A_large_change_is_one_entry_with_its_first_events()
    {
        (MilestoneRegistry registry, _, InMemoryAuditLog log) = Empty();
        registry.Batch(proposal =>
        {
            for (int i = 0; i < 50; i++) proposal.RegisterMilestone($"m{i:00}");
        });
        HistoryEntry entry = PlanReport.Create(registry.Current, new PlanReportOptions { Log = log }).History!.Entries.Single();

        (entry.Count, entry.Version).Should().Be((50, 50));
        entry.Events.Select(e => e.Index).Should().Equal(Enumerable.Range(1, PlanHistory.MaxEvents));
    }

    [Fact]
    public void What_came_after_the_snapshot_is_not_told()
    {
        (MilestoneRegistry registry, _, InMemoryAuditLog log) = Empty();
        registry.RegisterMilestone("a");
        RegistrySnapshot then = registry.Current;
        registry.RegisterMilestone("b");
        PlanHistory history = PlanReport.Create(then, new PlanReportOptions { Log = log }).History!;

        history.Changes.Should().Be(1);
        history.Points.Single().Scope.Should().Be(1);
    }

    [Fact]
    public void Without_a_log_there_is_no_history() => PlanReport.Create(new MilestoneRegistry().Current).History.Should().BeNull();

    private static (MilestoneRegistry Registry, FakeTimeProvider Clock, InMemoryAuditLog Log) Empty()
    {
        FakeTimeProvider clock = new(DateTimeOffset.UnixEpoch);
        InMemoryAuditLog log = new();
        return (new MilestoneRegistry(log, new MilestoneRegistryOptions { TimeProvider = clock }), clock, log);
    }
}
