using MilestoneTracker.Reporting.Layout;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Pictures;

// The boxes and arrows of a report's graph, without a frame: for a picture that stands alone and for a page, which gives each box a
// link to its
// row. Arrows are drawn first, so that a box covers what passes under it; those from what is completed are thin, because nothing
// waits there any more.
internal sealed class GraphPicture
{
    private readonly PlanReport _report;
    private readonly NodeBox[] _milestones;
    private readonly GroupBox[] _groups;
    private readonly BoxSize[] _sizes;
    private readonly GraphLayout _arrangement;

    public GraphPicture(PlanReport report, CancellationToken cancellationToken)
    {
        _report = report;
        PlanGraph graph = report.Graph;
        double width = NodeBox.WidthOf(graph.Nodes.Where(node => node.Milestone is not null).Select(node => node.Milestone!));
        _milestones = graph.IsByComponent ? [] : [.. graph.Nodes.Select(node => new NodeBox(node.Milestone!, width))];
        _groups = graph.IsByComponent ? [.. graph.Nodes.Select(node => new GroupBox(node))] : [];
        _sizes = graph.IsByComponent ? [.. _groups.Select(box => box.Size)] : [.. _milestones.Select(box => box.Size)];
        _arrangement = GraphLayout.Compute(_sizes, [.. graph.Edges.Select(edge => new Arrow(edge.From, edge.To))], cancellationToken);
    }

    public double Width => IsEmpty ? 480 : _arrangement.Width;

    public double Height => IsEmpty ? 60 : _arrangement.Height;

    /// <summary>What is to be seen, in a sentence or two.</summary>
    public string Description
    {
        get
        {
            PlanGraph graph = _report.Graph;
            if (IsEmpty) return NothingYet;
            string nodes = graph.IsByComponent
                ? PictureText.Format(graph.Nodes.Count, "box", "boxes") : PictureText.Milestones(graph.Nodes.Count);
            string text =
                $"{nodes} and {PictureText.Format(graph.Edges.Count, "arrow", "arrows")}, from left to right: an arrow goes from what "
                + $"has to be done first to what waits for it. The whole plan: {PictureText.Format(_report.Total)}.";
            return graph.LeftOut is null ? text : text + " " + graph.LeftOut;
        }
    }

    public bool IsEmpty => _sizes.Length == 0;

    public string NothingYet => _report.Snapshot.Count == 0 ? "There is nothing here yet: the plan has no milestones."
        : "There is nothing to show: no milestone is in the part that was asked for.";

    /// <param name="svg">Where to.</param>
    /// <param name="rowOf">The id of the place on the page that tells more of a milestone, if there is one.</param>
    public void Draw(Markup svg, Func<ReportedMilestone, string?>? rowOf = null)
    {
        if (IsEmpty)
        {
            svg.Add($"<text class=\"note\" x=\"0\" y=\"36\">{NothingYet}</text>\n");
            return;
        }

        IReadOnlyList<GraphNode> nodes = _report.Graph.Nodes;
        svg.Literal("<g class=\"edges\" aria-hidden=\"true\">\n");
        for (int i = 0; i < _report.Graph.Edges.Count; i++) DrawEdge(svg, _report.Graph.Edges[i], _arrangement.Routes[i], nodes);
        svg.Literal("</g>\n");
        if (_arrangement.GridTop is { } top)
            svg.Add($"<text class=\"note\" x=\"0\" y=\"{top + 14}\">Joined to nothing in the picture</text>\n");
        DrawClips(svg);
        for (int i = 0; i < nodes.Count; i++) DrawNode(svg, nodes[i], _arrangement.Corners[i], rowOf);
    }

    private static void DrawEdge(Markup svg, GraphEdge edge, IReadOnlyList<Point> route, IReadOnlyList<GraphNode> nodes)
    {
        (GraphNode from, GraphNode to) = (nodes[edge.From], nodes[edge.To]);
        bool isMet = from.Milestone is { Milestone.Status: MilestoneStatus.Completed };
        string style = isMet ? " met" : edge.Count >= 20 ? " most" : edge.Count >= 5 ? " more" : "";
        svg.Add($"<path class=\"edge{style}\" data-from=\"{edge.From}\" data-to=\"{edge.To}\" "
            + $"d=\"{Curve.Through(route)}\"><title>{to.Shown}\nneeds "
                + $"{from.Shown}{(edge.Count > 1 ? System.FormattableString.Invariant($"\n{edge.Count} dependencies") : "")}</title></path>\n");
    }

    // One clip for each height of box that there is: text never leaves its box, whatever the reader's font.
    private void DrawClips(Markup svg)
    {
        svg.Literal("<defs>");
        foreach (double height in _sizes.Select(size => size.Height).Distinct().Order())
            svg.Add($"<clipPath id=\"clip-{height}\"><rect x=\"-1\" y=\"-1\" width=\"{_sizes[0].Width + 2}\" height=\"{height + 2}\" "
                + $"rx=\"9\"/></clipPath>");
        svg.Literal("</defs>\n");
    }

    private void DrawNode(Markup svg, GraphNode node, Point corner, Func<ReportedMilestone, string?>? rowOf)
    {
        string? row = node.Milestone is null ? null : rowOf?.Invoke(node.Milestone);
        string risk = node.Risk >= RiskLevel.Medium ? " " + PictureText.Format(node.Risk) : "";
        if (row is not null) svg.Add($"<a xlink:href=\"#{row}\" href=\"#{row}\" tabindex=\"-1\">");
        svg.Add($"<g class=\"node{risk}\" data-node=\"{node.Index}\" transform=\"translate({corner.X} {corner.Y})\" "
            + $"clip-path=\"url(#clip-{_sizes[node.Index].Height})\" role=\"graphics-symbol "
                + $"{(row is null ? "img" : "group")}\"><title>{NodeTitle.Format(node)}</title>");
        if (node.Group is null) _milestones[node.Index].Draw(svg);
        else _groups[node.Index].Draw(svg);
        svg.Literal(row is null ? "</g>\n" : "</g></a>\n");
    }
}
