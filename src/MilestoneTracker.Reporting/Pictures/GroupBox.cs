using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Reporting.Layout;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Pictures;

// The box of all milestones with one set of components: its name, their number and progress, a bar with one segment for each status, the
// number with each status, and the number at risk. Measured and clipped like the box of a milestone. It has room for two rows of statuses
// and the risk in any case, so that the picture does not move when the work does.
internal sealed class GroupBox
{
    private const double Pad = 14;
    private const double Width = 252;
    private const double NameSize = 13.5;
    private const double WordSize = 11.5;
    private const double WordGap = 10;
    private const double TinySize = 10.5;
    private const int UsualRows = 2;

    private readonly GraphNode _node;
    private readonly MilestoneGroup _group;
    private readonly IReadOnlyList<string> _name;
    private readonly List<(MilestoneStatus Status, double X)[]> _rows = [];

    public GroupBox(GraphNode node)
    {
        (_node, _group) = (node, node.Group!);
        _name = node.Components.IsEmpty ? [node.Label] : ComponentText.TwoLines(node.Components, Width - 2 * Pad, NameSize, bold: true);
        double x = Pad;
        List<(MilestoneStatus, double)> row = [];
        foreach (MilestoneStatus status in DisplayText.Statuses.Where(status => _group.CountOf(status) > 0))
        {
            double width = 16 + TextWidth.Measure(CountOf(status), TinySize) + 8;
            if (x + width > Width - Pad + 8)
            {
                _rows.Add([.. row]);
                (row, x) = ([], Pad);
            }

            row.Add((status, x));
            x += width;
        }

        _rows.Add([.. row]);
        Size = new BoxSize(Width, 12 + _name.Count * 18 + 17 + 16 + Math.Max(UsualRows, _rows.Count) * 17 + 19 + 4);
    }

    public BoxSize Size { get; }

    public void Draw(Markup svg)
    {
        double right = Width - Pad;
        svg.Add($"<rect class=\"box\" width=\"{Width}\" height=\"{Size.Height}\" rx=\"8\"/>");
        double y = 12;
        foreach (string line in _name)
        {
            y += 18;
            svg.Add($"<text class=\"name group-name\" x=\"{Pad}\" y=\"{y - 4}\">{line}</text>");
        }

        y += 17;
        string count = PictureText.Milestones(_group.Count);
        string progress = ProgressText.Short(_group.Completion);
        if (2 * Pad + TextWidth.Measure(count, WordSize) + WordGap + TextWidth.Measure(progress, WordSize, bold: true) > Width)
            progress = ProgressText.Percent(_group.Completion);
        svg.Add($"<text class=\"word\" x=\"{Pad}\" y=\"{y - 4}\">{count}</text>");
        svg.Add($"<text class=\"percent\" x=\"{right}\" y=\"{y - 4}\">{progress}</text>");
        StatusBar.Draw(svg, _group, Pad, y + 2, right - Pad, 6);
        y += 16;
        foreach ((MilestoneStatus Status, double X)[] row in _rows)
        {
            y += 17;
            foreach ((MilestoneStatus status, double x) in row)
            {
                svg.Add($"<use class=\"{StatusIcons.For(status)}\" xlink:href=\"#mark-{StatusIcons.For(status)}\" x=\"{x}\" "
                    + $"y=\"{y - 14}\" width=\"12\" height=\"12\"/>");
                svg.Add($"<text class=\"components\" x=\"{x + 16}\" y=\"{y - 4}\">{CountOf(status)}</text>");
            }
        }

        if (_group.AtRisk == 0) return;
        y += 19;
        string level = PictureText.Format(_node.Risk == RiskLevel.None ? RiskLevel.Low : _node.Risk);
        svg.Add($"<g class=\"{level}\"><use xlink:href=\"#mark-{level}\" x=\"{Pad}\" y=\"{y - 15}\" width=\"12\" height=\"12\"/><text "
            + $"class=\"risk\" x=\"{Pad + 16}\" y=\"{y - 5}\">{PictureText.Number(_group.AtRisk)} at risk, up to {level}</text></g>");
    }

    private string CountOf(MilestoneStatus status) => PictureText.Number(_group.CountOf(status)) + " " + PictureText.Format(status);
}
