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
    public void What_is_wrong_is_refused_and_cancelling_ends_it()
    {
        Log log = new(1, 50);
        using CancellationTokenSource source = new();
        source.Cancel();

        FluentActions.Invoking(() => BurnUp.Read(null!, [])).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => BurnUp.Read(log.Events, null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => BurnUp.Read(log.Events, [Log.Start, Log.Start.AddDays(-1)])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => BurnUp.Read(log.Events, [Log.Start], source.Token)).Should().Throw<OperationCanceledException>();
        BurnUp.Read(log.Events, []).Points.Should().BeEmpty();
        BurnUp.Read(log.Events, []).ToString().Should().Be("0 reports, none");
    }

    private static int Weight(Milestone milestone) =>
        milestone.Fields.TryGetValue("weight", out string? text)
            ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : 1;
}
