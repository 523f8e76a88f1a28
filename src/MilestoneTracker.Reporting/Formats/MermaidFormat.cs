using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Formats;

// The graph as a Mermaid flowchart (https://mermaid.js.org/syntax/flowchart.html), from left to right, dependencies on the left. Nodes
// are n0, n1, ... in the order of the model, so a name is never an ID; a label has name, status, per cent and risk in words, in addition
// to the colours of its class. Texts are escaped by MermaidText. What was left out of the graph is said in a node of its own. By default
// Mermaid draws no text of more than 50,000 characters and no more than 500 edges; only the page can raise these limits (maxTextSize and
// maxEdges of mermaid.initialize), so a larger text begins with a comment that says which to set. No links, callbacks or directives:
// Mermaid's strict security level is enough. O(nodes and edges).
internal static class MermaidFormat
{
    private const int MaxArrows = 500;
    private const int MaxCharacters = 50_000;

    public static void Write(PlanReport report, TextWriter output)
    {
        string text = Text(report);
        if (LimitsToRaise(report, text) is { } limits)
            output.Write($"%% More than Mermaid draws by default: call mermaid.initialize with {limits}.\n");
        output.Write(text);
    }

    /// <summary>The flowchart if it is within the default limits of Mermaid; otherwise <see langword="null"/>.</summary>
    public static string? WithinLimits(PlanReport report)
    {
        string text = Text(report);
        return LimitsToRaise(report, text) is null ? text : null;
    }

    private static string? LimitsToRaise(PlanReport report, string text)
    {
        string arrows = report.Graph.Edges.Count > MaxArrows ? $"maxEdges at {DisplayText.Format(report.Graph.Edges.Count)}" : "";
        // Leaves room for the comment.
        string characters = text.Length > MaxCharacters ? $"maxTextSize at {DisplayText.Format(text.Length + 200)}" : "";
        return arrows.Length + characters.Length == 0
            ? null : arrows + (arrows.Length > 0 && characters.Length > 0 ? " and " : "") + characters;
    }

    private static string Text(PlanReport report)
    {
        System.Text.StringBuilder text = new("flowchart LR\n");
        text.Append("  accTitle: ").Append(MermaidText.Line(report.Title)).Append('\n');
        if (report.Graph.LeftOut is { } left)
        {
            text.Append("  accDescr: ").Append(MermaidText.Line(left)).Append('\n');
            text.Append("  note[\"").Append(MermaidText.Label(left)).Append("\"]:::note\n");
        }

        foreach (GraphNode node in report.Graph.Nodes)
        {
            IEnumerable<string> lines = DisplayText.StateOf(node)
                .Select(line => MermaidText.Label(line.Replace(" %", "\u00A0%", StringComparison.Ordinal)))
                .Prepend(MermaidText.Label(node.Shown));
            text.Append("  n").Append(DisplayText.Format(node.Index))
                .Append("[\"").AppendJoin("<br/>", lines).Append("\"]:::").Append(ClassOf(node)).Append('\n');
        }

        foreach (GraphEdge edge in report.Graph.Edges)
        {
            text.Append("  n").Append(DisplayText.Format(edge.From)).Append(
                report.Graph.IsByComponent
                ? $" -->|{DisplayText.Format(edge.Count)}| n" : " --> n").Append(DisplayText.Format(edge.To)).Append('\n');
        }

        string[] atRisk = [
            .. report.Graph.Nodes.Where(node => node.Risk >= report.AtRiskThreshold && node.Risk > RiskLevel.None)
                .Select(node => "n" + DisplayText.Format(node.Index))];
        if (atRisk.Length > 0) text.Append("  class ").AppendJoin(',', atRisk).Append(" atRisk\n");
        foreach (MilestoneStatus status in Enum.GetValues<MilestoneStatus>())
            AppendClass(text, NameOf(status), StatusColors.For(status), DashesOf(status));
        AppendClass(text, "group", StatusColors.Group, "");
        text.Append("  classDef atRisk stroke-width:3px\n");
        text.Append("  classDef note fill:none,stroke:none\n");
        return text.ToString();
    }

    private static void AppendClass(System.Text.StringBuilder text, string name, StatusColors colors, string dashes) =>
        text.Append($"  classDef {name} fill:{colors.Fill},stroke:{colors.Line},color:{StatusColors.Text}{dashes}\n");

    private static string ClassOf(GraphNode node) => node.Milestone is { } entry ? NameOf(entry.Milestone.Status) : "group";

    private static string NameOf(MilestoneStatus status) => status switch
    {
        MilestoneStatus.Planned => "planned",
        MilestoneStatus.InProgress => "inProgress",
        MilestoneStatus.Completed => "completed",
        MilestoneStatus.Blocked => "blocked",
        MilestoneStatus.OnHold => "onHold",
        _ => "cancelled",
    };

    private static string DashesOf(MilestoneStatus status) => status switch
    {
        MilestoneStatus.OnHold => ",stroke-dasharray:6 3",
        MilestoneStatus.Cancelled => ",stroke-dasharray:2 3",
        _ => "",
    };
}
