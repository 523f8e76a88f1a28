using FluentAssertions;
using MilestoneTracker.Planning.Trends;
using MilestoneTracker.TestSupport.Doubles;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Trends;

public sealed class BurnUpTests
{
    [Fact]
    public void Scope_and_done_are_those_of_the_plan_then_and_the_changes_lead_from_one_to_the_next()
    {
        for (int seed = 0; seed < 25; seed++)
        {
            Log log = new(100 + seed, 150);
            DateTimeOffset[] reports = Log.Reports(20);
            CountingLog counted = new(log.Events);

            IReadOnlyList<BurnUpPoint> points = BurnUp.Read(counted, reports).Points;

            counted.Passes.Should().Be(1);
            long scope = 0;
            long done = 0;
            for (int r = 0; r < reports.Length; r++)
            {
                BurnUpPoint point = points[r];
                Milestone[] live = [.. RegistrySnapshot.AsOf(log.Events, reports[r]).Milestones
                    .Where(milestone => milestone.Status != MilestoneStatus.Cancelled)];
                point.Scope.Should().Be(live.Sum(Weight), "seed {0}, report {1}", seed, r);
                point.Done.Should().Be(live.Where(milestone => milestone.Status == MilestoneStatus.Completed).Sum(Weight));
                point.Scope.Should().Be(
                    scope + point.Added + point.Restored + point.Reweighted - point.Removed - point.Cancelled, "seed {0}", seed);
                if (point.Completed == 0 && point.Reopened == 0 && point.Reweighted == 0) point.Done.Should().Be(done);
                point.Time.Should().Be(reports[r]);
                (scope, done) = (point.Scope, point.Done);
            }
        }
    }

    [Fact]
    public void Each_change_between_two_reports_is_counted_where_it_belongs_by_weight()
    {
        Log log = new(0, 0);
        MilestoneRegistry registry = log.Registry;
        foreach ((string name, int weight) in (ReadOnlySpan<(string, int)>)[("a", 2), ("b", 3), ("c", 5), ("d", 7), ("e", 11)])
        {
            registry.RegisterMilestone(name);
            registry.SetMilestoneField(name, "weight", weight.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        registry.UpdateMilestoneStatus("a", MilestoneStatus.Completed);
        registry.UpdateMilestoneStatus("b", MilestoneStatus.Cancelled);
        log.GoTo(Log.Start.AddDays(2));
        registry.UpdateMilestoneStatus("a", MilestoneStatus.InProgress); // reopened, and heavier
        registry.SetMilestoneField("a", "weight", "20");
        registry.UpdateMilestoneStatus("b", MilestoneStatus.Planned); // restored
        registry.UpdateMilestoneStatus("c", MilestoneStatus.Cancelled);
        registry.RemoveMilestone("d");
        registry.SetMilestoneField("e", "weight", "13"); // completed, and heavier
        registry.UpdateMilestoneStatus("e", MilestoneStatus.Completed);
        registry.RegisterMilestone("f"); // added, with the weight of what has none

        BurnUp found = BurnUp.Read(log.Events, [Log.Start.AddDays(1), Log.Start.AddDays(3)]);

        found.Points.Select(Numbers).Should().Equal((25, 2, 25, 0, 0, 0, 0, 2, 0), (37, 13, 1, 7, 5, 3, 20, 13, 2));
        found.ToString().Should().Be("2 reports, 2026-03-05T08:00: 13 of 37");

        static (long, long, long, long, long, long, long, long, long) Numbers(BurnUpPoint point) =>
            (point.Scope, point.Done, point.Added, point.Removed, point.Cancelled, point.Restored, point.Reweighted, point.Completed,
                point.Reopened);
    }

    [Fact]
    public void What_is_wrong_is_refused_and_cancelling_ends_it()
    {
        Log log = new(1, 50);
        using CancellationTokenSource source = new();
        source.Cancel();

        FluentActions.Invoking(() => BurnUp.Read(null!, null!)).Should().Throw<ArgumentNullException>().WithParameterName("log");
        FluentActions.Invoking(() => BurnUp.Read(log.Events, null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => BurnUp.Read(log.Events, [Log.Start, Log.Start.AddDays(-1)])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => BurnUp.Read(log.Events, [Log.Start], source.Token)).Should().Throw<OperationCanceledException>();
        BurnUp.Read(log.Events, []).Points.Should().BeEmpty();
        BurnUp.Read(log.Events, []).ToString().Should().Be("0 reports, none");
    }

    [Fact]
    public void Cancelled_once_the_plan_of_a_report_is_there_it_ends_before_that_is_counted()
    {
        Log log = new(1, 50);
        using CancellationTokenSource source = new();
        Asked reports = new([Log.Start.AddYears(1)], source.Cancel);

        FluentActions.Invoking(() => BurnUp.Read(log.Events, reports, source.Token)).Should().Throw<OperationCanceledException>();
    }

    private static int Weight(Milestone milestone) =>
        milestone.Fields.TryGetValue("weight", out string? text)
            ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : 1;

    // Times, of which none is asked for by its place before the plan of its report is there.
    private sealed class Asked(DateTimeOffset[] times, Action onAsked) : IReadOnlyList<DateTimeOffset>
    {
        public int Count => times.Length;

        public DateTimeOffset this[int index]
        {
            get
            {
                onAsked();
                return times[index];
            }
        }

        public IEnumerator<DateTimeOffset> GetEnumerator() => times.AsEnumerable().GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
