using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Planning.Trends;
using MilestoneTracker.TestSupport.Doubles;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Trends;

public sealed class ForecastTrendTests
{
    [Fact]
    public void Each_point_is_the_forecast_of_the_plan_as_it_was_then_with_now_at_the_time_of_the_report()
    {
        for (int seed = 0; seed < 12; seed++)
        {
            Log log = new(seed, 150);
            DateTimeOffset[] reports = Log.Reports(25);
            string?[] names = ["m0", "m3", "nobody", null];

            IReadOnlyList<ForecastTrend> trends = ForecastTrend.Read(log.Events, names, reports);

            for (int r = 0; r < reports.Length; r++)
            {
                RegistrySnapshot plan = RegistrySnapshot.AsOf(log.Events, reports[r]);
                Schedule schedule = Schedule.Compute(plan, reports[r]);
                for (int i = 0; i < names.Length; i++)
                {
                    ForecastPoint point = names[i] is { } name
                        ? new(schedule.Now, schedule.GetMilestone(name)?.Finish, schedule.GetMilestone(name)?.IsCompleted == true)
                        : new(schedule.Now, schedule.Milestones.Any() ? schedule.Finish : null, IsDone(schedule));
                    trends[i].Points[r].Should().Be(point, "seed {0}, {1}, {2}", seed, names[i], r);
                }
            }

            trends.Select(trend => trend.Milestone).Should().Equal(names);
            trends[2].Pattern.Should().Be(TrendPattern.TooShort);
            ForecastTrend.Read(log.Events, "m3", reports).ToString().Should().Be(trends[1].ToString());
        }
    }

    [Fact]
    public void Two_hundred_reports_of_a_log_of_a_hundred_thousand_events_are_one_pass_over_it()
    {
        InMemoryAuditLog events = new();
        MilestoneRegistry registry = new(events, new MilestoneRegistryOptions { TimeProvider = new Ticking() });
        for (int i = 0; i < 50; i++) registry.RegisterMilestone($"m{i}");
        for (int i = 0; events.LastSequence < 100_000; i++) registry.SetMilestoneField($"m{i % 50}", "duration", $"{1 + (i % 97)}d");
        CountingLog counted = new(events);
        DateTimeOffset[] reports = [.. Enumerable.Range(1, 200).Select(i => Log.Start.AddMinutes(i * 500))];

        ForecastTrend trend = ForecastTrend.Read(counted, "m7", reports);

        (counted.Passes, counted.EventsRead).Should().Be((1, 100_000));
        trend.Points.Should().HaveCount(200).And.OnlyContain(point => point.Forecast != null);
        trend.PointCount.Should().Be(12);
    }

    [Fact]
    public void What_comes_behind_the_last_report_is_not_read()
    {
        Log log = new(1, 200);
        CountingLog counted = new(log.Events);

        ForecastTrend.Read(counted, "m1", [Log.Start.AddDays(1)]);

        counted.EventsRead.Should().BeLessThan(log.Events.LastSequence / 4);
    }

    [Fact]
    public void It_is_cancelled_within_the_log()
    {
        using CancellationTokenSource source = new();
        CountingLog counted = new(new Log(1, 200).Events) { OnRead = read => { if (read == 50) source.Cancel(); } };

        FluentActions.Invoking(() => ForecastTrend.Read(counted, "m1", [Log.Start.AddYears(9)], source.Token))
            .Should().Throw<OperationCanceledException>();
        counted.EventsRead.Should().Be(50);
    }

    [Fact]
    public void A_slope_looks_at_the_last_twelve_reports_that_have_a_forecast()
    {
        DateTime day = new(2026, 3, 2);
        ForecastPoint[] points = [.. Enumerable.Range(0, 20).Select(i => new ForecastPoint(
            day.AddDays(7 * i), i == 15 ? null : day.AddDays(i < 7 ? 100 - (9 * i) : 300 + i)))];

        ForecastTrend trend = ForecastTrend.Of("a", points);

        (trend.PointCount, trend.Pattern).Should().Be((12, TrendPattern.Slipping));
        trend.Slope.Should().BeApproximately(1 / 7.0, 1e-12);
        trend.Projected.Should().BeAfter(points[^1].Forecast!.Value);
    }

    // Forecasts in days, one report a day. By hand: the slope is the median of those between all pairs.
    [Theory]
    [InlineData("50 50", TrendPattern.TooShort, null)]
    [InlineData("50 50 50", TrendPattern.Stable, 0.0)]
    [InlineData("50 51 52", TrendPattern.Receding, 1.0)] // as fast as time goes by
    [InlineData("50 50 51", TrendPattern.Slipping, 0.5)] // of 0, 1/2 and 1
    [InlineData("51 50 50", TrendPattern.Recovering, -0.5)]
    [InlineData("50 50 51 51", TrendPattern.Slipping, 0.41666666666666669)] // 0, 0, 1/3, 1/2, 1/2, 1: between 1/3 and 1/2
    [InlineData("50 52 50 52 50", TrendPattern.Zigzag, 0.0)] // three turns, and five points have three between their ends
    [InlineData("50 52 50 52 50 50 50 50 50 50", TrendPattern.Stable, 0.0)] // three turns are too few for ten points
    [InlineData("50 52 50 52 50 50 50 50", TrendPattern.Zigzag, 0.0)] // and enough for eight; unchanged points are no turns
    [InlineData("50 52 50 50", TrendPattern.Stable, 0.0)] // one turn is none
    [InlineData("50 52 52 50 50 52 50", TrendPattern.Zigzag, 0.0)] // the sign before an unchanged point counts
    public void A_pattern_is_that_of_the_contract(string forecasts, TrendPattern pattern, double? slope)
    {
        DateTime day = new(2026, 3, 2);
        ForecastTrend trend = ForecastTrend.Of(
            "a", forecasts.Split(' ').Select((word, i) => new ForecastPoint(day.AddDays(i), day.AddDays(int.Parse(word)))));

        trend.Pattern.Should().Be(pattern);
        if (slope is { } expected) trend.Slope.Should().BeApproximately(expected, 1e-12);
        else trend.Slope.Should().BeNull();
    }

    // A tenth of a day a day is not yet notable, in either direction.
    [Theory]
    [InlineData(1, TrendPattern.Stable)]
    [InlineData(-1, TrendPattern.Stable)]
    [InlineData(2, TrendPattern.Slipping)]
    [InlineData(-2, TrendPattern.Recovering)]
    public void More_than_a_tenth_is_notable(int days, TrendPattern pattern)
    {
        DateTime day = new(2026, 3, 2);
        ForecastTrend trend = ForecastTrend.Of(
            "a", Enumerable.Range(0, 3).Select(i => new ForecastPoint(day.AddDays(10 * i), day.AddDays(50 + (days * i)))));

        (trend.Slope, trend.Pattern).Should().Be((days / 10.0, pattern));
    }

    // From 0.95 on, which is 19 days later each 20 days.
    [Theory]
    [InlineData(19, TrendPattern.Receding)]
    [InlineData(18, TrendPattern.Slipping)]
    public void What_moves_away_nearly_as_fast_as_time_is_never_there(int days, TrendPattern pattern)
    {
        DateTime day = new(2026, 3, 2);
        ForecastTrend trend = ForecastTrend.Of(
            "a", Enumerable.Range(0, 3).Select(i => new ForecastPoint(day.AddDays(20 * i), day.AddDays(100 + (days * i)))));

        (trend.Slope, trend.Pattern, trend.Projected is null).Should().Be((days / 20.0, pattern, pattern == TrendPattern.Receding));
    }

    // Half a day later each day: from day 2 with the forecast on day 51, 49 days are left, and as many are lost on the way.
    [Fact]
    public void What_is_projected_is_where_the_line_of_the_slope_meets_the_day_itself()
    {
        DateTime day = new(2026, 3, 2);
        ForecastPoint[] points = [new(day, day.AddDays(50)), new(day.AddDays(1), day.AddDays(50)), new(day.AddDays(2), day.AddDays(51))];

        ForecastTrend trend = ForecastTrend.Of("a", points);

        trend.Projected.Should().Be(day.AddDays(100));
        trend.ToString().Should().Be("a: Slipping, slope 0.5, projected 2026-06-10T00:00");
        ForecastTrend.Of(null, points).ToString().Should().StartWith("Finish: Slipping");
        points[2] = new(day.AddDays(2), day.AddDays(49));
        ForecastTrend.Of("a", points).Projected.Should().Be(day.AddDays(49), "it is no earlier than the last forecast");
        points[2] = new(day.AddDays(2), day.AddDays(52));
        ForecastTrend.Of("a", points).Projected.Should().BeNull("it never comes");
    }

    [Fact]
    public void Once_a_milestone_is_completed_what_is_projected_is_its_actual_finish()
    {
        DateTime day = new(2026, 3, 2);
        ForecastPoint[] points = [.. Enumerable.Range(0, 8).Select(i => new ForecastPoint(
            day.AddDays(7 * i), day.AddDays(i < 5 ? 20 + (4 * i) : 33), i >= 5))];

        ForecastTrend finished = ForecastTrend.Of("a", points);
        ForecastTrend open = ForecastTrend.Of("a", points[..5]);

        (finished.IsFinished, finished.Projected).Should().Be((true, day.AddDays(33)));
        open.IsFinished.Should().BeFalse();
        open.Projected.Should().BeAfter(points[4].Forecast!.Value);
    }

    [Fact]
    public void Read_from_a_log_it_knows_what_is_completed_and_when_the_whole_plan_is()
    {
        Steps clock = new();
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(log, new MilestoneRegistryOptions { TimeProvider = clock });
        registry.RegisterMilestone("a");
        registry.RegisterMilestone("b");
        clock.Now = Log.Start.AddDays(7);
        registry.UpdateMilestoneStatus("a", MilestoneStatus.Completed);
        clock.Now = Log.Start.AddDays(14);
        registry.UpdateMilestoneStatus("b", MilestoneStatus.Completed);

        string?[] names = ["a", "b", null];
        foreach ((int days, bool[] finished) in
            (ReadOnlySpan<(int, bool[])>)[(1, [false, false, false]), (8, [true, false, false]), (15, [true, true, true])])
        {
            ForecastTrend.Read(log, names, [Log.Start.AddDays(days)]).Select(trend => trend.IsFinished).Should().Equal(finished);
        }
    }

    // Its finish would be its start, which is now: it would move away as fast as time goes by.
    [Fact]
    public void A_plan_of_which_everything_is_cancelled_has_no_forecast()
    {
        Steps clock = new();
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(log, new MilestoneRegistryOptions { TimeProvider = clock });
        registry.RegisterMilestone("a");
        registry.SetMilestoneField("a", "not-before", "2027-01-04");
        clock.Now = Log.Start.AddDays(7);
        registry.UpdateMilestoneStatus("a", MilestoneStatus.Cancelled);

        DateTimeOffset[] reports = [.. Enumerable.Range(0, 6).Select(i => Log.Start.AddDays(1 + (3 * i)))];
        ForecastTrend trend = ForecastTrend.Read(log, (string?)null, reports);

        trend.Points.Select(point => point.Forecast is not null).Should().Equal(true, true, false, false, false, false);
        (trend.PointCount, trend.Pattern, trend.Slope, trend.IsFinished).Should().Be((2, TrendPattern.TooShort, null, false));
    }

    [Fact]
    public void What_is_wrong_is_refused()
    {
        InMemoryAuditLog log = new Log(1, 20).Events;

        FluentActions.Invoking(() => ForecastTrend.Read(null!, (IReadOnlyList<string?>)null!, []))
            .Should().Throw<ArgumentNullException>().WithParameterName("log");
        FluentActions.Invoking(() => ForecastTrend.Read(log, "a", null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => ForecastTrend.Read(log, (IReadOnlyList<string?>)null!, []))
            .Should().Throw<ArgumentNullException>().WithParameterName("milestones");
        FluentActions.Invoking(() => ForecastTrend.Of("a", null!)).Should().Throw<ArgumentNullException>().WithParameterName("points");
        FluentActions.Invoking(() => ForecastTrend.Read(log, " a", [Log.Start])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => ForecastTrend.Read(log, "a", [Log.Start, Log.Start.AddTicks(-1)]))
            .Should().Throw<ArgumentException>().WithMessage("*ascending*");
        FluentActions.Invoking(() => ForecastTrend.Of("a", null!)).Should().Throw<ArgumentNullException>();
        FluentActions.Invoking(() => ForecastTrend.Of("a", [new ForecastPoint(DateTime.UnixEpoch, new DateTime(2026, 1, 1))]))
            .Should().Throw<ArgumentException>();
    }

    private static bool IsDone(Schedule schedule) =>
        schedule.Milestones.Any() && schedule.Milestones.All(milestone => milestone.IsCompleted);

    private sealed class Steps : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = Log.Start;

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class Ticking : TimeProvider
    {
        private int _minutes;

        public override DateTimeOffset GetUtcNow() => Log.Start.AddMinutes(_minutes++);
    }
}
