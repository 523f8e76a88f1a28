using MilestoneTracker;
using MilestoneTracker.Auditing;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Simulations;
using MilestoneTracker.Reporting;
using MilestoneTracker.Risk;

namespace PackageConsumer.EveryOperation;

// What a report knows of a plan, before it is written down.
internal static class Reporting
{
    public static void Play(Telling tell)
    {
        tell.Begin("reporting");
        StandingClock clock = new();
        (MilestoneRegistry registry, InMemoryAuditLog log) = Plans.Release(options => options.TimeProvider = clock);
        RegistrySnapshot before = registry.Current;
        clock.Now += TimeSpan.FromDays(59);
        registry.RegisterMilestone("Fax", ["backend"], MilestoneStatus.Cancelled);
        registry.UpdateMilestoneStatus("Schema", MilestoneStatus.Blocked, new ChangeContext { Actor = "ada", Reason = "no server" });

        registry.SetMilestoneField("Schema", FieldKeys.Owner, "Ada");

        PlanReportOptions options = new()
        {
            Title = "Portal",
            Time = clock.Now,
            AtRiskThreshold = RiskLevel.High,
            MaxAssessed = 2,
            ImpactOf = "Schema",
            ComparedTo = before,
            Log = log,
            MaxChanges = 2,
            Fields = [FieldKeys.Notes],
            PlacesOf = before,
            KeepPlaces = true,
        };
        tell.Say(
            "options",
            $"{options.Title} {options.Time:O} {options.AtRiskThreshold} {options.MaxAssessed} {options.ImpactOf} "
            + $"{options.ComparedTo == before} {options.Log == log} {options.MaxChanges} {string.Join(", ", options.Fields)} "
                + $"{options.Scope.Around is null} {options.PlacesOf == before} {options.KeepPlaces}");
        Tell(tell, PlanReport.Create(registry.Current, options));
        tell.Say("with no options", PlanReport.Create(registry.Current));
        foreach (PointInTime moment in (PointInTime[])[4, clock.Now, PointInTime.At(0), PointInTime.At(DateTimeOffset.UnixEpoch)])
            tell.Say("moment", $"{moment}: {moment.Version} {moment.Time:O} {moment.Equals(4)}");
        PlanReportOptions past = new() { Since = 4, WithHistory = false };
        PlanReport then = PlanReport.AsOf(log, clock.Now - TimeSpan.FromDays(1), past, CancellationToken.None);
        tell.Say("the past", $"{then}, {past.Since} {past.WithHistory}: {then.Differences!.Count} {then.History is null}");

        tell.Say("as JSON", MilestoneJson.ToText(registry.Current, "Schema"));
        using (MemoryStream json = new())
        {
            using (System.Text.Json.Utf8JsonWriter writer = new(json)) MilestoneJson.Write(writer, registry.Current, "Schema");
            tell.Say("the same when written", json.Length == MilestoneJson.ToText(registry.Current, "Schema").Length);
        }

        tell.Refused<MilestoneNotFoundException>(
            "the impact of nobody", () => PlanReport.Create(registry.Current, new PlanReportOptions { ImpactOf = "Nobody" }), e => e.Name);
        tell.Refused<ArgumentException>("a title", () => options.Title = "", e => e.ParamName);
        tell.Refused<ArgumentOutOfRangeException>("a number", () => options.MaxChanges = -1, e => e.ActualValue);
        TellDates(tell, registry, clock.Now);
    }

    private static void TellDates(Telling tell, MilestoneRegistry registry, DateTimeOffset now)
    {
        registry.SetMilestoneField("Schema", "duration", "5d");
        PlanReportOptions options = new() { Now = now, ComparedTo = registry.Current, ComparedToNow = now };
        PlanReport report = PlanReport.Create(registry.Current, options);
        bool isWhole = report.ToText(ReportFormat.Timeline).EndsWith("</svg>\n", StringComparison.Ordinal);
        tell.Say(
            "dates", $"{options.Now:O} {options.ComparedToNow:O}: {report.Schedule!.Now:O} {report.MovedDates!.IsEmpty} {isWhole}");
        options.Simulation = new SimulationOptions { Iterations = 100, Seed = 42 };
        options.TrendReports = [now.AddDays(-7), now];
        string sure = PlanReport.Create(registry.Current, options).ToText(ReportFormat.Markdown);
        bool isThere = sure.Contains("## How sure is the finish?", StringComparison.Ordinal);
        tell.Say("forecasts", $"{options.Simulation.Seed} {options.TrendReports.Count} {isThere}");
        TellPeople(tell, registry, now);
    }

    private static void TellPeople(Telling tell, MilestoneRegistry registry, DateTimeOffset now)
    {
        registry.SetRecordField("resources", "Ada", "capacity", "0.5");
        registry.SetMilestoneField("Schema", "assigned", "0.5 Ada");
        PlanReportOptions options = new() { Now = now, Levelling = new LevellingOptions { Schedules = 10 } };
        PlanReport report = PlanReport.Create(registry.Current, options);
        bool isWhole = report.ToText(ReportFormat.Load).EndsWith("</svg>\n", StringComparison.Ordinal);
        tell.Say("people", $"{options.Levelling.Schedules}: {report.Levelled!.Finish == report.Schedule!.Finish} {isWhole}");
    }

    private static void Tell(Telling tell, PlanReport report)
    {
        tell.Say(
            "report",
            $"{report}: {report.Title} at {report.Time:O}, version {report.Snapshot.Version}, at risk from {report.AtRiskThreshold}");
        foreach (ReportedMilestone entry in report.Milestones) Tell(tell, entry);
        tell.Say("causes", report.Causes);
        tell.Say("at risk", report.AtRisk.Select(entry => entry.Name));
        Tell(tell, report.Total);
        foreach (MilestoneGroup group in report.Components) Tell(tell, group);
        foreach (MilestoneGroup owner in report.Owners) Tell(tell, owner);
        tell.Say("graph", report.Graph);
        tell.Say("impact", $"of {report.ImpactOf}: {string.Join("; ", report.Impact!)}");
        tell.Say("moved", $"since version {report.ComparedTo!.Version}: {string.Join("; ", report.Differences!)}");
        Tell(tell, report.History!);
    }

    private static void Tell(Telling tell, ReportedMilestone entry) => tell.Say(
        "milestone",
        $"{entry}: {entry.Name} {entry.Completion} {entry.Risk}, {entry.Milestone.Status}, {entry.LastChange}, because "
        + $"{string.Join("; ", entry.Assessment?.Factors ?? [])}");

    private static void Tell(Telling tell, MilestoneGroup group) => tell.Say(
        "group",
        $"{group}: {group.Name} {group.Count} {group.AtRisk} {group.Completion}, {group.CountOf(MilestoneStatus.Completed)} "
        + $"completed, {group.CountOf(MilestoneStatus.Cancelled)} cancelled");

    private static void Tell(Telling tell, PlanHistory history)
    {
        tell.Say(
            "history",
            $"{history.Changes} changes, {history.Entries.Count} told, with {PlanHistory.MaxEvents} events at most, "
            + $"{history.Points.Count} moments");
        foreach (HistoryEntry change in history.Entries) Tell(tell, change);
        foreach (HistoryPoint moment in (ReadOnlySpan<HistoryPoint>)[history.Points[0], history.Points[^2], history.Points[^1]])
            Tell(tell, moment);
    }

    private static void Tell(Telling tell, HistoryEntry change) =>
        tell.Say(
        "change", $"{change.Version} at {change.Time:O} {change.Context}, {change.Count} in all: {string.Join("; ", change.Events)}");

    private static void Tell(Telling tell, HistoryPoint moment) =>
        tell.Say(
        "moment", $"{moment.Time:O}: version {moment.Version}, {moment.Completed} of {moment.Scope} completed, {moment.Completion}");

    private static string Shown(int? percent) => percent is { } known ? known + " %" : "no per cent";
}
