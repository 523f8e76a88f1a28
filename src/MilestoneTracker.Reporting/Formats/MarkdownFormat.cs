using MilestoneTracker.Reporting.Forecasts;
using MilestoneTracker.Reporting.People;

namespace MilestoneTracker.Reporting.Formats;

// The whole report as GitHub-flavoured Markdown (https://github.github.com/gfm/): headings, lists, tables and one Mermaid block, no HTML.
// Every text of the plan is escaped by MarkdownText. For people: long lists, chains and changes are cut, with the number of what was left
// out; the JSON report has them in full. The graph is left out if it exceeds the default limits of Mermaid (MermaidFormat). O(what is
// written).
internal static class MarkdownFormat
{
    public static void Write(PlanReport report, TextWriter output)
    {
        MarkdownTables.Begin(report, output);
        MarkdownDates.Begin(report, output);
        MarkdownPeople.Write(report, output);
        MarkdownTables.WriteDifferences(report, output);
        MarkdownForecasts.Write(report, output);
        MarkdownCauses.Write(report, output);
        MarkdownDates.Write(report, output);
        MarkdownTables.WriteRollUps(report, output);
        MarkdownRisks.Write(report, output);
        WriteGraph(report, output);
        MarkdownTables.WriteImpact(report, output);
        MarkdownHistory.Write(report.History, output);
        MarkdownTables.WriteMilestones(report, output);
        MarkdownFeatures.Write(report, output);
    }

    private static void WriteGraph(PlanReport report, TextWriter output)
    {
        output.Write("\n## Graph\n\n");
        if (report.Graph.Nodes.Count == 0) output.Write("There is nothing to draw.\n");
        else if (MermaidFormat.WithinLimits(report) is not { } text) output.Write(
            $"{DisplayText.Counted(report.Graph.Nodes.Count, "box", "boxes")} and "
            + $"{DisplayText.Counted(report.Graph.Edges.Count, "arrow", "arrows")} are more than Mermaid draws here; take a smaller "
                + "part of the plan, or the SVG picture.\n");
        else
        {
            string fence = MarkdownText.FenceFor(text);
            output.Write($"{fence}mermaid\n{text}{fence}\n");
        }

        if (report.Graph.LeftOut is { } left) output.Write($"\n{left}\n");
    }
}
