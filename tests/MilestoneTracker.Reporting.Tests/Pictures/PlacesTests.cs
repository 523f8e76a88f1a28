using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Reporting.History;
using MilestoneTracker.Reporting.Pictures;
using MilestoneTracker.TestSupport.Randomness;
using Xunit;
using Xunit.Abstractions;

namespace MilestoneTracker.Reporting.Tests.Pictures;

// Pictures that keep places: from a snapshot, and from what the log says.
public sealed class PlacesTests(ITestOutputHelper output)
{
    [Fact]
    public void Work_that_goes_on_moves_no_box_and_neither_does_another_title_of_one_line()
    {
        EditedPlan plan = new(5, 30, new MilestoneRegistry());
        RegistrySnapshot before = plan.Registry.Current;
        foreach (Milestone milestone in before.Milestones.Take(12))
            plan.Registry.UpdateMilestoneStatus(milestone.Name, MilestoneStatus.Blocked);
        plan.Registry.SetMilestoneField("Milestone 20", "title", "A title");

        PictureOf(plan.Registry.Current).Places.Layout.Corners.Should().Equal(PictureOf(before).Places.Layout.Corners);
    }

    [Fact]
    public void A_picture_starts_from_the_snapshot_that_it_is_given_or_else_from_the_one_it_is_compared_with()
    {
        EditedPlan plan = new(7, 30, new MilestoneRegistry());
        RegistrySnapshot before = plan.Registry.Current;
        plan.Edit();
        GraphPicture asked = PictureOf(plan.Registry.Current, new PlanReportOptions { PlacesOf = before });

        asked.Places.Layout.Corners.Should()
            .Equal(PictureOf(plan.Registry.Current, new PlanReportOptions { ComparedTo = before }).Places.Layout.Corners);
        Moved(PictureOf(before), asked).Should().BeLessThan(0.5);
    }

    [Fact]
    public void With_a_log_a_picture_is_like_that_of_the_version_before_whoever_draws_it_and_whenever()
    {
        int seed = Random.Shared.Next(1000);
        output.WriteLine($"seed {seed}");
        InMemoryAuditLog log = new();
        EditedPlan plan = new(seed, 40, new MilestoneRegistry(log));
        List<double> moved = [];
        GraphPicture last = Kept(plan, log);
        for (int i = 0; i < 25; i++)
        {
            plan.Edit();
            GraphPicture next = Kept(plan, log);
            moved.Add(Moved(last, next));
            last = next;
        }

        moved.Order().ElementAt(12).Should().BeLessThanOrEqualTo(0.3, "from nothing it is nearly all");
        PlanReport.AsOf(log, log.LastSequence, new PlanReportOptions { KeepPlaces = true }).Picture.Places.Layout.Corners.Should()
            .Equal(last.Places.Layout.Corners);
    }

    [Fact]
    public void A_longer_log_has_the_same_earlier_plans_first()
    {
        InMemoryAuditLog log = new();
        EditedPlan plan = new(3, 40, new MilestoneRegistry(log));
        IReadOnlyList<RegistrySnapshot> before = PlaceHistory.Read(log, plan.Registry.Current, CancellationToken.None);
        for (int i = 0; i < 20; i++) plan.Edit();

        IReadOnlyList<RegistrySnapshot> after = PlaceHistory.Read(log, plan.Registry.Current, CancellationToken.None);

        before.Should().ContainSingle("the plan came as one change");
        after.Should().HaveCountGreaterThan(2);
        after[0].Version.Should().Be(before[0].Version);
    }

    private static GraphPicture Kept(EditedPlan plan, InMemoryAuditLog log) =>
        PictureOf(plan.Registry.Current, new PlanReportOptions { Log = log, KeepPlaces = true });

    private static GraphPicture PictureOf(RegistrySnapshot plan, PlanReportOptions? options = null) =>
        PlanReport.Create(plan, options).Picture;

    private static double Moved(GraphPicture before, GraphPicture after)
    {
        int[] was = before.Places.IndicesOf([.. after.Places.Keys]);
        int[] both = [.. Enumerable.Range(0, was.Length).Where(box => was[box] >= 0)];
        return (double)both.Count(box => before.Places.Layout.Corners[was[box]] != after.Places.Layout.Corners[box]) / both.Length;
    }
}
