using MilestoneTracker;
using MilestoneTracker.Auditing;
using MilestoneTracker.Reporting;

// A small plan in every format: the short ones as they are, of the long ones how they begin and whether they are whole.
InMemoryAuditLog log = new();
MilestoneRegistry registry = new(log, new MilestoneRegistryOptions { TimeProvider = new StandingClock() });
registry.RegisterMilestone("Schema", ["database"], MilestoneStatus.Completed);
registry.RegisterMilestone("Login \"new\" <b>", ["backend", "frontend"]);
registry.RegisterMilestone("API", ["backend"]);
registry.DeclareMilestoneDependency("API", "Schema");
registry.DeclareMilestoneDependency("API", "Login \"new\" <b>");
RegistrySnapshot before = registry.Current;
registry.UpdateMilestoneStatus("Login \"new\" <b>", MilestoneStatus.Blocked, new ChangeContext { Actor = "grace", Reason = "=waits" });

PlanReport report =
    PlanReport.Create(registry.Current, new PlanReportOptions { Title = "Portal", Log = log, ComparedTo = before, ImpactOf = "Schema" });
Console.WriteLine(report);
foreach (ReportFormat format in new[] { ReportFormat.Csv, ReportFormat.Mermaid, ReportFormat.Dot })
{
    Console.WriteLine($"--- {format}");
    Console.Write(report.ToText(format).Replace("\r", "", StringComparison.Ordinal));
}

foreach ((ReportFormat format, string end) in new[] {
    (ReportFormat.Svg, "</svg>"), (ReportFormat.GraphMl, "</graphml>"), (ReportFormat.Json, "}"), (ReportFormat.Html, "</html>") })
{
    string text = report.ToText(format);
    Console.WriteLine(
        $"{format}: whole {text.TrimEnd().EndsWith(end, StringComparison.Ordinal)}, names the milestone "
        + $"{text.Contains("Login", StringComparison.Ordinal)}, as markup {text.Contains("new\" <b>", StringComparison.Ordinal)}");
}

Console.WriteLine($"Markdown: {report.ToText(ReportFormat.Markdown).Split('\n')[0]}");

internal sealed class StandingClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
}
