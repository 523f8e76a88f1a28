using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using MilestoneTracker;
using MilestoneTracker.Auditing;
using MilestoneTracker.Reporting;

namespace PackageConsumer.EveryOperation;

// A report in every format. Equal models are equal texts on every machine, so of each the hash is told, and of most how they read.
internal static class Writing
{
    public static void Play(Telling tell)
    {
        tell.Begin("writing");
        StandingClock clock = new();
        (MilestoneRegistry registry, InMemoryAuditLog log) = Plans.Release(options => options.TimeProvider = clock);
        RegistrySnapshot before = registry.Current;
        clock.Now += TimeSpan.FromDays(100);
        registry.UpdateMilestoneStatus("Schema", MilestoneStatus.Blocked, new ChangeContext { Actor = "ada", Reason = "no <server>" });
        PlanReport report = PlanReport.Create(
            registry.Current, new PlanReportOptions { Title = "Portal", ImpactOf = "Schema", ComparedTo = before, Log = log });

        foreach (ReportFormat format in (ReportFormat[])[
            ReportFormat.Markdown, ReportFormat.Html, ReportFormat.Svg, ReportFormat.Mermaid, ReportFormat.Dot, ReportFormat.GraphMl,
                ReportFormat.Json, ReportFormat.Csv])
        {
            string text = report.ToText(format);
            using StringWriter written = new();
            report.Write(format, written);
            tell.Say(
                InWords(format),
                $"{text.Count(unit => unit == '\n')} lines, the same when written {written.ToString() == text}, "
                + $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}");
        }

        tell.Refused<ArgumentOutOfRangeException>("no format", () => report.ToText((ReportFormat)10), e => e.ActualValue);
        Read(tell, report);
    }

    private static void Read(Telling tell, PlanReport report)
    {
        foreach (string line in report.ToText(ReportFormat.Csv).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)) tell.Say("row", line);
        tell.Say("headings", report.ToText(ReportFormat.Markdown).Split('\n').Where(line => line.StartsWith('#')));
        tell.Say(
            "arrows", report.ToText(ReportFormat.Mermaid)
            .Split('\n').Where(line => line.Contains("-->", StringComparison.Ordinal)).Select(line => line.Trim()));
        tell.Say(
            "arrows", report.ToText(ReportFormat.Dot)
            .Split('\n').Where(line => line.Contains("->", StringComparison.Ordinal)).Select(line => line.Trim()));
        tell.Say(
            "texts", XDocument.Parse(report.ToText(ReportFormat.Svg))
            .Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value));
        tell.Say(
            "nodes", XDocument.Parse(report.ToText(ReportFormat.GraphMl)).Descendants().Where(
            element =>
            element.Name.LocalName is "node" or "edge").Select(element => (string?)element.Attribute("id") ?? element.Name.LocalName));
        using JsonDocument json = JsonDocument.Parse(report.ToText(ReportFormat.Json));
        tell.Say(
            "properties", json.RootElement.EnumerateObject().Select(
            property => property.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? property.ToString() : property.Name));
        string page = report.ToText(ReportFormat.Html);
        tell.Say(
            "page", $"{page.StartsWith("<!DOCTYPE html>", StringComparison.OrdinalIgnoreCase)} "
                + $"{page.TrimEnd().EndsWith("</html>", StringComparison.Ordinal)}, the reason as a text "
                    + $"{page.Contains("no &lt;server&gt;", StringComparison.Ordinal)}, as an element "
                        + $"{page.Contains("<server>", StringComparison.Ordinal)}");
    }

    private static string InWords(ReportFormat format) => format switch
    {
        ReportFormat.Markdown => "as Markdown",
        ReportFormat.Html => "as a page",
        ReportFormat.Svg => "as a picture",
        ReportFormat.Mermaid => "for Mermaid",
        ReportFormat.Dot => "for Graphviz",
        ReportFormat.GraphMl => "as GraphML",
        ReportFormat.Json => "as JSON",
        ReportFormat.Csv => "as a table",
        _ => "another",
    };
}
