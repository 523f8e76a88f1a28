using System.Globalization;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Benchmarks;
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

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public void With_a_log_a_picture_is_like_that_of_the_version_before_whoever_draws_it_and_whenever(int seed)
    {
        InMemoryAuditLog log = new();
        EditedPlan plan = new(seed, 40, new MilestoneRegistry(log));
        List<double> moved = [];
        GraphPicture last = Kept(plan, log);
        for (int i = 0; i < 50; i++)
        {
            plan.Edit();
            GraphPicture next = Kept(plan, log);
            moved.Add(Moved(last, next));
            last = next;
        }

        output.WriteLine(string.Join(' ', moved.Select(share => share.ToString("0.00", CultureInfo.InvariantCulture))));
        Median(moved).Should().BeLessThanOrEqualTo(0.15, "from nothing it is nearly all");
        PlanReport.AsOf(log, log.LastSequence, new PlanReportOptions { KeepPlaces = true }).Picture.Places.Layout.Corners.Should()
            .Equal(last.Places.Layout.Corners);
    }

    [Fact]
    public void A_picture_of_the_log_is_the_last_step_of_a_walk_through_all_its_versions()
    {
        PictureWalk walk = new(seed: 5, milestones: 30);
        for (int i = 0; i < 40; i++) walk.Next();

        walk.IsLast(walk.FromLog(PictureWalk.OneBlock)).Should().BeTrue();
    }

    [Fact]
    public void After_an_anchor_the_pictures_start_from_it_and_keep_places_again()
    {
        PictureWalk walk = new(seed: 6, milestones: 40, block: 15 * 1_100); // an anchor about every 15 edits
        double[] moved = [.. Enumerable.Range(0, 60).Select(_ => walk.Next().Moved)];

        output.WriteLine(string.Join(' ', moved.Select(share => share.ToString("0.00", CultureInfo.InvariantCulture))));
        Median(moved).Should().BeLessThanOrEqualTo(0.15);
    }

    [Fact]
    public void Work_and_fields_are_no_steps_and_a_change_of_the_graph_is_one()
    {
        InMemoryAuditLog log = new();
        EditedPlan plan = new(3, 40, new MilestoneRegistry(log));
        for (int i = 0; i < 20; i++)
        {
            plan.Edit();
            plan.Registry.UpdateMilestoneStatus(plan.Registry.Current.Milestones.First().Name,
                i % 2 == 0 ? MilestoneStatus.Blocked : MilestoneStatus.InProgress);
            plan.Registry.SetMilestoneField(plan.Registry.Current.Milestones.First().Name, "title", $"Title {i}");
        }

        Versions(log, plan.Registry.Current, long.MaxValue).Should().HaveCount(21, "the plan came as one change");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10_000)]
    [InlineData(long.MaxValue)]
    public void A_longer_log_has_the_plans_that_the_shorter_one_ends_with_unless_an_anchor_follows(long block)
    {
        InMemoryAuditLog log = new();
        EditedPlan plan = new(3, 40, new MilestoneRegistry(log));
        List<List<long>> all = [];
        for (int i = 0; i < 40; i++)
        {
            plan.Edit();
            all.Add([.. Versions(log, plan.Registry.Current, block)]);
        }

        for (int i = 1; i < all.Count; i++)
        {
            bool continues = all[i].SkipLast(1).SequenceEqual(all[i - 1]);
            bool leadsHere = all[i - 1].Take(all[i].Count - 1).SequenceEqual(all[i].SkipLast(1));
            (continues || leadsHere).Should().BeTrue("an anchor starts from one of the anchors before it");
        }

        if (block == 1) all[^1].Should().HaveCount(1 + 40 / 16 + 40 % 16, "every change is an anchor: 0, 16, 32, 33 to 40");
    }

    private static IEnumerable<long> Versions(InMemoryAuditLog log, RegistrySnapshot plan, long block) =>
        PlaceHistory.Read(log, plan, block, CancellationToken.None).Select(snapshot => snapshot.Version);

    private static double Median(IReadOnlyCollection<double> values) => values.Order().ElementAt(values.Count / 2);

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
