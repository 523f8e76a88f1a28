using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Formats;

// The graph in the DOT language (https://graphviz.org/doc/info/lang.html), from left to right, dependencies on the left. Nodes are n0,
// n1, ... in the order of the model, and names are in labels, because a quoted ID cannot end with a backslash. Texts are escaped by
// DotText. Status and risk are words in the label; colour, shape and line repeat them. The tooltip is the reason of the last change. No
// URL, HTML-like label or image: nothing that Graphviz would fetch or read. O(nodes and edges).
internal static class DotFormat
{
    public static void Write(PlanReport report, TextWriter output)
    {
        output.Write("digraph milestones {\n  rankdir=LR;\n");
        output.Write(
            $"  graph [fontname=\"Helvetica,Arial,sans-serif\", labelloc=t, "
            + $"label={DotText.Quoted([report.Title, .. report.Graph.LeftOut is { } left ? [left] : Array.Empty<string>()])}];\n");
        output.Write($"  node [fontname=\"Helvetica,Arial,sans-serif\", fontsize=12, fontcolor=\"{StatusColors.Text}\"];\n");
        output.Write($"  edge [fontname=\"Helvetica,Arial,sans-serif\", fontsize=10, color=\"{StatusColors.Edge}\"];\n");
        foreach (GraphNode node in report.Graph.Nodes)
        {
            StatusColors colors = node.Milestone is { } entry ? StatusColors.For(entry.Milestone.Status) : StatusColors.Group;
            output.Write(
                $"  n{DisplayText.Format(node.Index)} [label={DotText.Quoted([node.Shown, .. DisplayText.StateOf(node)])}, "
                + $"tooltip={DotText.Quoted([ReasonOf(node)])}, ");
            output.Write(
                $"{LookOf(node)}, fillcolor=\"{colors.Fill}\", "
                + $"color=\"{colors.Line}\""
                + $"{(node.Risk >= report.AtRiskThreshold && node.Risk > RiskLevel.None ? ", penwidth=3" : "")}];\n");
        }

        foreach (GraphEdge edge in report.Graph.Edges)
            output.Write(
                $"  n{DisplayText.Format(edge.From)} -> "
                + $"n{DisplayText.Format(edge.To)}"
                + $"{(report.Graph.IsByComponent ? $" [label=\"{DisplayText.Format(edge.Count)}\"]" : "")};\n");
        output.Write("}\n");
    }

    // Without a reason the tooltip is the label: for an empty one Graphviz would show that of the whole graph.
    private static string ReasonOf(GraphNode node) =>
        node.Milestone?.LastChange.Context.Reason is { Length: > 0 } reason ? reason : node.Shown;

    private static string LookOf(GraphNode node) => node.Milestone?.Milestone.Status switch
    {
        null => "shape=folder, style=filled",
        MilestoneStatus.Planned => "shape=box, style=\"rounded,filled\"",
        MilestoneStatus.InProgress => "shape=box, style=filled",
        MilestoneStatus.Completed => "shape=box, style=\"rounded,filled\", peripheries=2",
        MilestoneStatus.Blocked => "shape=octagon, style=filled",
        MilestoneStatus.OnHold => "shape=box, style=\"filled,dashed\"",
        _ => "shape=box, style=\"filled,dotted\"",
    };
}
