using MilestoneTracker.Auditing;
using MilestoneTracker.Planning.Simulations;
using MilestoneTracker.Planning.Trends;
using ReleasePlan;

namespace MilestoneTracker.Reporting.Tests.Plans;

// A plan with estimates, a risk, a baseline and nine weeks of history, in which one milestone slips, one zigzags and one comes late into
// the plan: all that forecasts can say. Now is Monday, 2 March 2026, 12:00.
internal static class ForecastPlan
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private static readonly InMemoryAuditLog Log = Played();

    public static IReadOnlyList<DateTimeOffset> Mondays { get; } = [.. Enumerable.Range(0, 9).Select(week => Now.AddDays(7 * (week - 8)))];

    public static InMemoryAuditLog History => Log;

    public static PlanReportOptions Options => new()
    {
        Title = "How sure, and since when", Now = Now, Time = Now, Log = Log,
        Simulation = new SimulationOptions { Seed = 42, Iterations = 2000, Threads = 1 }, TrendReports = Mondays,
    };

    public static PlanReport Report(PlanReportOptions? options = null) =>
        PlanReport.Create(RegistrySnapshot.Replay(Log.Read()), options ?? Options);

    private static InMemoryAuditLog Played()
    {
        InMemoryAuditLog log = new();
        PlanClock clock = new(new DateOnly(2026, 1, 5));
        MilestoneRegistry registry = new(log, new MilestoneRegistryOptions { TimeProvider = clock });
        registry.Batch(proposal =>
        {
            foreach (string name in (string[])["design", "build", "manual", "installer", "release"])
                proposal.RegisterMilestone(name, ["product"]);
            foreach ((string milestone, string dependency) in new[]
            {
                ("build", "design"), ("manual", "design"), ("installer", "build"), ("release", "installer"), ("release", "manual"),
            }) proposal.DeclareMilestoneDependency(milestone, dependency);
            foreach ((string milestone, string key, string value) in new[]
            {
                ("design", "estimate", "triangular 3d/1w/2w"), ("build", "estimate", "triangular 4w/6w/12w"),
                ("build", "target", "2026-03-02"),
                ("manual", "estimate", "uniform 3w/6w"), ("manual", "risk", "25% 2w"), ("manual", "target", "2026-03-13"),
                ("installer", "estimate", "triangular 2d/3d/2w"), ("release", "target", "2026-04-10"),
            }) proposal.SetMilestoneField(milestone, key, value);
        });
        Baseline.Set(registry.Edit(), "kickoff");
        clock.Today = new DateOnly(2026, 1, 12);
        registry.UpdateMilestoneStatus("design", MilestoneStatus.InProgress);
        string[] manual = ["4w", "6w", "3w", "6w", "3w", "5w", "3w"];
        for (int week = 0; week < manual.Length; week++)
        {
            clock.Today = new DateOnly(2026, 1, 12).AddDays(7 * week);
            registry.SetMilestoneField("manual", "remaining", manual[week]);
            if (week == 2) registry.UpdateMilestoneStatus("design", MilestoneStatus.Completed);
            if (week == 3) registry.UpdateMilestoneStatus("build", MilestoneStatus.InProgress);
            if (week > 3) registry.SetMilestoneField("build", "remaining", FormattableString.Invariant($"{30 - (2 * (week - 3))}d"));
            if (week == 5) registry.RegisterMilestone("training", ["product"]);
        }

        registry.SetMilestoneField("training", "duration", "2w");
        registry.SetMilestoneField("training", "target", "2026-05-15");
        return log;
    }
}
