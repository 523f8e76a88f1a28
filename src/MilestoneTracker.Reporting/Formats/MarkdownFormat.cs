namespace MilestoneTracker.Reporting.Formats;

// The whole report as GitHub-flavoured Markdown (https://github.github.com/gfm/): headings, lists, tables and one Mermaid block, no
// HTML. Every text of
// a plan is MarkdownText's, so that it is shown as it is and can neither begin a list or a heading, nor end a cell, nor be a link. For
// people: long lists, chains and changes are cut where a person stops reading, and say by how much; the JSON report has them whole. The
// graph is left to the other formats where it is more than Mermaid draws unasked (MermaidFormat). O(what is written).
internal static class MarkdownFormat
{
    public static void Write(PlanReport report, TextWriter output)
    {
        MarkdownTables.Begin(report, output);
        MarkdownCauses.Write(report, output);
        MarkdownTables.WriteRollUps(report, output);
        MarkdownRisks.Write(report, output);
        WriteGraph(report, output);
        MarkdownTables.WriteImpact(report, output);
        MarkdownTables.WriteDifferences(report, output);
        MarkdownHistory.Write(report.History, output);
        MarkdownTables.WriteMilestones(report, output);
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
