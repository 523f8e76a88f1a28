using MilestoneTracker.Reporting.Layout;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Pictures;

// The boxes and arrows of the graph, without a frame: for a stand-alone picture and for a page, which links each box to its row. Arrows
// are drawn first, so that boxes cover them; an arrow from a completed dependency is thin, and finished work is pale.
internal sealed class GraphPicture
{
    private readonly PlanReport _report;
    private readonly NodeBox[] _milestones;
    private readonly GroupBox[] _groups;
    private readonly BoxSize[] _sizes;
    private readonly GraphLayout _layout;

    /// <param name="report">The report.</param>
    /// <param name="earlier">The places to start from, if any.</param>
    /// <param name="cancellationToken">Cancels the layout.</param>
    public GraphPicture(PlanReport report, PicturePlaces? earlier, CancellationToken cancellationToken)
    {
        _report = report;
        PlanGraph graph = report.GraphFor(cancellationToken);
        _milestones = graph.IsByComponent ? [] : [.. graph.Nodes.Select(node => new NodeBox(node.Milestone!))];
        _groups = graph.IsByComponent ? [.. graph.Nodes.Select(node => new GroupBox(node))] : [];
        _sizes = graph.IsByComponent ? [.. _groups.Select(box => box.Size)] : [.. _milestones.Select(box => box.Size)];
        if (earlier?.IsByComponent != graph.IsByComponent) earlier = null;
        string[] keys = PicturePlaces.KeysOf(graph);
        _layout = GraphLayout.Compute(
            _sizes, [.. graph.Edges.Select(edge => new Arrow(edge.From, edge.To))], [.. graph.Nodes.Select(node => node.IsFinished)],
            earlier?.Layout, earlier?.IndicesOf(keys), earlier?.IsSingle == true, cancellationToken);
        Places = new PicturePlaces(keys, graph.IsByComponent, _layout);
    }

    /// <summary>Where everything is, for a later picture to start from.</summary>
    public PicturePlaces Places { get; }

    public double Width => IsEmpty ? 480 : _layout.Width;

    public double Height => IsEmpty ? 60 : _layout.Height;

    /// <summary>What matters most, where a reader begins: the open node with the highest risk from medium on, or else the leftmost open
    /// one; <see langword="null"/> if no work is open.</summary>
    public GraphNode? First => _report.Graph.Nodes.Where(node => !node.IsFinished)
        .OrderByDescending(node => node.Risk >= RiskLevel.Medium ? node.Risk : RiskLevel.None)
        .ThenBy(node => _layout.Corners[node.Index].X).ThenBy(node => _layout.Corners[node.Index].Y).FirstOrDefault();

    /// <summary>The number of columns of boxes.</summary>
    public int Columns => _layout.ColumnOf.DefaultIfEmpty(-1).Max() + 1;

    /// <summary>A description of the picture in a sentence or two.</summary>
    public string Description
    {
        get
        {
            PlanGraph graph = _report.Graph;
            if (IsEmpty) return EmptyText;
            string nodes = graph.IsByComponent
                ? PictureText.Format(graph.Nodes.Count, "box", "boxes") : PictureText.Milestones(graph.Nodes.Count);
            string text =
                $"{nodes} and {PictureText.Format(graph.Edges.Count, "arrow", "arrows")}, from left to right: an arrow goes from a "
                + $"dependency to its dependent. The whole plan: {PictureText.Format(_report.Total)}.";
            return graph.LeftOut is null ? text : text + " " + graph.LeftOut;
        }
    }

    public bool IsEmpty => _sizes.Length == 0;

    public string EmptyText => _report.Snapshot.Count == 0 ? "There is nothing here yet: the plan has no milestones."
        : "There is nothing to show: no milestone is in the requested part of the plan.";

    /// <param name="svg">The output.</param>
    /// <param name="rowOf">The ID of the row of a milestone on the page, if any.</param>
    public void Draw(Markup svg, Func<ReportedMilestone, string?>? rowOf = null)
    {
        if (IsEmpty)
        {
            svg.Add($"<text class=\"note\" x=\"0\" y=\"36\">{EmptyText}</text>\n");
            return;
        }

        IReadOnlyList<GraphNode> nodes = _report.Graph.Nodes;
        svg.Literal("<g class=\"edges\" aria-hidden=\"true\">\n");
        for (int i = 0; i < _report.Graph.Edges.Count; i++) DrawEdge(svg, _report.Graph.Edges[i], _layout.Routes[i], nodes);
        svg.Literal("</g>\n");
        if (_layout.GridTop is { } top)
            svg.Add($"<text class=\"note\" x=\"0\" y=\"{top + 14}\">No dependencies in the picture</text>\n");
        DrawClips(svg);
        foreach (GraphNode node in nodes) DrawNode(svg, node, _layout.Corners[node.Index], rowOf);
    }

    private static void DrawEdge(Markup svg, GraphEdge edge, IReadOnlyList<Point> route, IReadOnlyList<GraphNode> nodes)
    {
        (GraphNode from, GraphNode to) = (nodes[edge.From], nodes[edge.To]);
        bool isMet = from.Milestone is { Milestone.Status: MilestoneStatus.Completed };
        string style = isMet ? " met" : edge.Count >= 20 ? " most" : edge.Count >= 5 ? " more" : "";
        svg.Add($"<path class=\"edge{style}\" data-from=\"{edge.From}\" data-to=\"{edge.To}\" "
            + $"d=\"{Curve.Through(route)}\"><title>{to.Shown}\nneeds "
                + $"{from.Shown}{(edge.Count > 1 ? System.FormattableString.Invariant($"\n{edge.Count} dependencies") : "")}"
                + $"</title></path>\n");
    }

    // One clip path for each height of box: text never leaves its box, whatever the font.
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
        int column = _layout.ColumnOf[node.Index];
        string id = rowOf is null ? "" : System.FormattableString.Invariant($" id=\"n{node.Index}\"")
            + (column < 0 ? "" : System.FormattableString.Invariant($" data-column=\"{column + 1}\""));
        svg.Literal($"<g class=\"node{risk}{(node.IsFinished ? " finished" : "")}\"{id} ");
        svg.Add($"data-node=\"{node.Index}\" transform=\"translate({corner.X} {corner.Y})\" "
            + $"clip-path=\"url(#clip-{_sizes[node.Index].Height})\" role=\"graphics-symbol "
                + $"{(row is null ? "img" : "group")}\"><title>{NodeTitle.Format(node)}</title>");
        if (node.Group is null) _milestones[node.Index].Draw(svg);
        else _groups[node.Index].Draw(svg);
        svg.Literal(row is null ? "</g>\n" : "</g></a>\n");
    }
}
