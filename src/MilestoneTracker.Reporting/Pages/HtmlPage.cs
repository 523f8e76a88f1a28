using System.Security.Cryptography;
using System.Text;
using MilestoneTracker.Reporting.Forecasts;
using MilestoneTracker.Reporting.People;
using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.Pages;

// The whole report as one HTML file. It needs no network and no other file, and tells the browser so: its Content-Security-Policy (CSP
// level 3) allows only its own style sheet and script, by their hashes, so that even an unescaped text could neither run nor load
// anything. What a manager asks comes first: dates, what moved, what is wrong. Everything can be read without the script, which sorts and
// filters the table of milestones and highlights arrows. Light or dark as the reader's screen, light on paper; from 320 pixels on only the
// graph scrolls sideways. Empty sections are left out. Cost: everything that is listed once, and the picture of the graph.
internal static class HtmlPage
{
    private static readonly string Policy = PolicyOf(Style.Sheet);
    private static readonly string PolicyWithDates = PolicyOf(DatesStyle.Sheet);
    private static readonly string PolicyWithForecasts = PolicyOf(ForecastStyle.Sheet);

    public static void Write(PlanReport report, TextWriter output)
    {
        Page page = new(report, output);
        Markup html = page.Html;
        html.Literal("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        (string sheet, string policy) = report.Forecasts.IsAny ? (ForecastStyle.Sheet, PolicyWithForecasts)
            : report.Dates is null ? (Style.Sheet, Policy) : (DatesStyle.Sheet, PolicyWithDates);
        if (report.People.IsAny) policy = PolicyOf(sheet += PeopleStyle.Sheet);
        html.Add($"<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n");
        html.Literal(
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light "
            + $"dark\">\n");
        html.Add($"<title>{report.Title}</title>\n");
        html.Literal("<style>" + sheet);
        html.Literal("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#content\">Skip to the content</a>\n");
        html.Literal("<svg class=\"symbols\" aria-hidden=\"true\" width=\"0\" height=\"0\">\n" + StatusIcons.Symbols + "</svg>\n");

        (string Id, string Title, Action<Page> Write)[] sections = [.. Sections(report)];
        Summary.WriteHeader(page);
        html.Literal("<nav aria-label=\"Sections\"><ul>");
        foreach ((string id, string title, _) in sections) html.Add($"<li><a href=\"#{id}\">{title}</a></li>");
        html.Literal("</ul></nav>\n<main id=\"content\" tabindex=\"-1\">\n");
        foreach ((_, _, Action<Page> write) in sections) write(page);
        html.Literal("</main>\n<script>" + Script.Text + "</script>\n</body>\n</html>\n");
    }

    private static IEnumerable<(string Id, string Title, Action<Page> Write)> Sections(PlanReport report)
    {
        if (report.Dates is not null) yield return ("questions", "Three questions", AnswerList.Write);
        if (report.Dates is { DateMoves.Count: > 0 }) yield return ("dates-moved", "Dates that moved", MoveTable.Write);
        if (report.Dates is { Late.Count: > 0 }) yield return ("late", "Late, and why", LateList.Write);
        if (report.People.HasLoad) yield return ("people", "With people", LevelledTable.Write);
        if (report.People.HasLoad) yield return ("load", "Load", LoadFigure.Write);
        if (report.Dates is not null && report.Forecasts.Simulation is not null) yield return ("sure", "How sure", HowSure.Write);
        if (report.Dates is not null && TrendFigure.IsAny(report.Forecasts.Trends)) yield return ("trend", "Trend", TrendFigure.Write);
        yield return ("glance", "At a glance", Summary.Write);
        if (report.Differences is not null) yield return ("moved", "What moved", DifferenceTable.Write);
        if (report.Causes.Count > 0) yield return ("causes", "What is wrong", CauseList.Write);
        if (report.Dates is not null) yield return ("timeline", "Timeline", TimelineFigure.Write);
        if (report.Snapshot.Count > 0) yield return ("graph", "Graph", GraphFigure.Write);
        if (report.AtRisk.Count > 0) yield return ("risk", "At risk", RiskList.Write);
        if (report.Components.Count > 0) yield return ("components", "Components", RollUpTable.WriteComponents);
        if (report.Owners.Count > 0) yield return ("owners", "Owners", RollUpTable.WriteOwners);
        if (report.Impact is not null) yield return ("impact", "Impact", ImpactList.Write);
        if (report.History is { Points.Count: > 1 }) yield return ("progress", "Progress", ProgressFigure.Write);
        if (report.Milestones.Count > 0) yield return ("milestones", "Milestones", MilestoneTable.Write);
        if (report.History is { Entries.Count: > 0 }) yield return ("changes", "Changes", ChangeTable.Write);
    }

    private static string PolicyOf(string sheet) =>
        $"default-src 'none'; style-src '{HashOf(sheet)}'; script-src '{HashOf(Script.Text)}'; base-uri 'none'; form-action 'none'";

    private static string HashOf(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
