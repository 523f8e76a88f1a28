using System.Globalization;
using MilestoneTracker;
using MilestoneTracker.Auditing;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Simulations;
using MilestoneTracker.Planning.Trends;
using MilestoneTracker.Planning.Values;

namespace PackageConsumer.EveryOperation;

// How sure dates are, how they moved, and what history says. Only triangular and uniform estimates: their draws are the same bits
// everywhere.
internal static class Forecasting
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static void Play(Telling tell)
    {
        tell.Begin("forecasting");
        Clock clock = new();
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(log, new MilestoneRegistryOptions { TimeProvider = clock });
        PlanEditor edit = registry.Edit();
        foreach (string name in (string[])["Design", "Build", "Manual", "Release"]) registry.RegisterMilestone(name);
        foreach ((string m, string d) in ((string, string)[])[("Build", "Design"), ("Manual", "Design"), ("Release", "Build"),
            ("Release", "Manual")]) registry.DeclareMilestoneDependency(m, d);
        PlanningFields.SetEstimate(edit, "Design", ThreePoint.Parse("triangular 3d/5d/10d"));
        PlanningFields.SetEstimate(edit, "Build", ThreePoint.Parse("triangular 1w/2w/4w"));
        PlanningFields.SetEstimate(edit, "Manual", ThreePoint.Parse("uniform 5d/15d"));
        PlanningFields.SetRisk(edit, "Manual", PlanRisk.Parse("20% 3d"));
        PlanningFields.SetTarget(edit, "Release", PlanMoment.Parse("2026-03-25"));

        Simulate(tell, Schedule.Compute(registry.Current, Start));
        Baselines(tell, registry, log);
        clock.Now = Start.AddDays(7);
        registry.UpdateMilestoneStatus("Design", MilestoneStatus.InProgress);
        clock.Now = Start.AddDays(9);
        registry.UpdateMilestoneStatus("Design", MilestoneStatus.Completed);
        History(tell, log);
    }

    private static void Simulate(Telling tell, Schedule schedule)
    {
        SimulationOptions options = new() { Seed = 42, Iterations = 1000, Toward = "Release", Threads = 2, Progress = new Silent() };
        tell.Say("options",
            $"{options.Seed} {options.Iterations} {options.Toward} {options.Threads} {options.Progress is not null} "
            + $"{SimulationOptions.MaxIterations} {SimulationOptions.MaxThreads}");
        Simulation simulation = Simulation.Run(schedule, options, CancellationToken.None);
        tell.Say("simulation",
            $"{simulation} {simulation.Seed} {simulation.Iterations} {simulation.Toward} {simulation.Schedule.Snapshot.Count}");
        Tell(tell, "finish", simulation.Finish);
        tell.Say("curve", $"{simulation.FinishAt(25):s} {Number(simulation.ProbabilityBy(new DateTime(2026, 3, 25)))}");
        foreach (SimulatedMilestone milestone in simulation.Milestones)
        {
            Tell(tell, milestone.Name, milestone.Dates);
            double[] numbers = [milestone.TargetProbability ?? -1, milestone.ForecastProbability, milestone.Criticality,
                milestone.SensitivityIndex, milestone.Cruciality, milestone.MeanRemainingWork, milestone.RemainingWorkDeviation];
            tell.Say("numbers", $"{string.Join(' ', numbers.Select(Number))} {milestone.GetRemainingWork(0)}, {milestone}");
        }

        tell.Say("one", simulation.GetMilestone("Build")?.Name);
        tell.Say("unlikely", simulation.FindUnlikelyTargets());
        tell.Refused<ArgumentOutOfRangeException>(
            "no iteration", () => options.Iterations = 0, e => e.Message.Split('\r', '\n')[0]);
    }

    private static void Tell(Telling tell, string what, SimulatedDates dates) => tell.Say(what,
        $"{dates}: {dates.P10:s} {dates.P50:s} {dates.P80Low:s} {dates.P80:s} {dates.P80High:s} {Number(dates.P80Confidence)} {dates.P90:s} "
        + $"{Number(dates.MeanSlip)} {Number(dates.SlipDeviation)}");

    private static void Baselines(Telling tell, MilestoneRegistry registry, InMemoryAuditLog log)
    {
        PlanEditor edit = registry.Edit();
        tell.Say("key", PlanningKeys.BaselinePrefix);
        tell.Say("set", $"{Baseline.Set(edit, "now")} {Baseline.Set(edit, "first", 8)} {Baseline.Set(edit, "gone", 1)} "
            + $"{Baseline.Clear(edit, "gone")}");
        foreach (Baseline baseline in Baseline.AllOf(registry.Current))
            tell.Say("baseline", $"{baseline} {baseline.Name} {baseline.Sequence} {baseline.Compute(log).Finish:s}");
        tell.Say("found", Baseline.Find(registry.Current, "now")?.Name);
        tell.Say("as of", Baseline.ScheduleAt(log, 9).Finish.ToString("s"));
    }

    private static void History(Telling tell, InMemoryAuditLog log)
    {
        DateTimeOffset[] reports = [.. Enumerable.Range(0, 5).Select(week => Start.AddDays(7 * week))];
        tell.Say("as of times", RegistrySnapshot.AsOf(log, reports, CancellationToken.None).Select(plan => plan.Version));
        ForecastTrend trend = ForecastTrend.Read(log, "Release", reports);
        tell.Say("trend",
            $"{trend} {trend.Milestone} {trend.PointCount} {trend.Pattern} {Number(trend.Slope ?? -1)} {trend.Projected:s} "
            + $"{trend.IsFinished}");
        foreach (ForecastPoint point in trend.Points) tell.Say("point", $"{point.Report:s} {point.Forecast:s} {point.IsFinished}");
        tell.Say("several", ForecastTrend.Read(log, ["Design", null], reports).Count);
        ForecastPoint one = new(Start.DateTime, null);
        one = one with { Report = Start.DateTime.AddDays(1), Forecast = Start.DateTime, IsFinished = true };
        tell.Say("made", ForecastTrend.Of(null, [one]));
        tell.Say("patterns", string.Join(' ', (TrendPattern[])[TrendPattern.TooShort, TrendPattern.Receding, TrendPattern.Zigzag,
            TrendPattern.Slipping, TrendPattern.Recovering, TrendPattern.Stable]));
        BurnUp burnUp = BurnUp.Read(log, reports);
        tell.Say("burn-up", burnUp);
        foreach (BurnUpPoint point in burnUp.Points)
            tell.Say("report",
                $"{point}: {point.Time:s} {point.Version} {point.Scope} {point.Done} {point.Added} {point.Removed} {point.Cancelled} "
                + $"{point.Restored} {point.Reweighted} {point.Completed} {point.Reopened}");
        Calibration calibration = Calibration.Read(log, reports[^1]);
        tell.Say("calibration",
            $"{calibration} {string.Join(' ', calibration.Ratios.Select(Number))} {calibration.P50} {calibration.P80} "
            + $"{Calibration.MinMilestones}");
        tell.Say("of a schedule", Calibration.Of(Schedule.Compute(RegistrySnapshot.AsOf(log, log.LastSequence), reports[^1])));
    }

    private static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = Start;

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class Silent : IProgress<double>
    {
        public void Report(double value)
        {
        }
    }
}
