using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Reporting.Layout;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Pictures;

// The box of a milestone: its title or name on one or two lines; its status, and its progress unless the status implies it; a bar; and
// its risk, from medium on, and its components, if any. All boxes have one width, and their height depends on the title alone, so that a
// picture does not move when the work does. Longer text is shortened, and the tooltip has the full text. All text is measured for the
// widest of common fonts and clipped by the box.
internal sealed class NodeBox
{
    private const double Pad = 12;
    private const double TextLeft = Pad + 16 + 8;
    private const double NameSize = 13;
    private const double WordSize = 11.5;
    private const double WordGap = 10;
    private const double TinySize = 10.5;
    private const double Width = 224;

    private readonly ReportedMilestone _entry;
    private readonly IReadOnlyList<string> _name;

    public NodeBox(ReportedMilestone entry)
    {
        _entry = entry;
        _name = TextFit.TwoLines(entry.Shown, Width - TextLeft - Pad, NameSize, bold: true);
        Size = new BoxSize(Width, 10 + _name.Count * 17 + 17 + 13 + 18 + 3);
    }

    public BoxSize Size { get; }

    private bool ShowsRisk => _entry.Risk >= RiskLevel.Medium;

    public void Draw(Markup svg)
    {
        double right = Size.Width - Pad;
        svg.Add($"<rect class=\"box\" width=\"{Size.Width}\" height=\"{Size.Height}\" rx=\"8\"/>");
        svg.Add($"<use class=\"{StatusIcons.For(_entry.Milestone.Status)}\" "
            + $"xlink:href=\"#mark-{StatusIcons.For(_entry.Milestone.Status)}\" x=\"{Pad}\" y=\"11\" width=\"16\" height=\"16\"/>");
        double y = 10;
        foreach (string line in _name)
        {
            y += 17;
            svg.Add($"<text class=\"name\" x=\"{TextLeft}\" y=\"{y - 3.5}\">{line}</text>");
        }

        y += 17;
        svg.Add($"<text class=\"word\" x=\"{TextLeft}\" y=\"{y - 3}\">{PictureText.Format(_entry.Milestone.Status)}</text>");
        if (!ProgressText.IsImpliedByStatus(_entry.Milestone))
        {
            string text = NeededOnLine(_entry) <= Width
                ? ProgressText.Short(_entry.Completion) : ProgressText.Percent(_entry.Completion);
            svg.Add($"<text class=\"percent\" x=\"{right}\" y=\"{y - 3}\">{text}</text>");
        }

        if (_entry.Completion.Percent is { } percent)
        {
            Bar(svg, TextLeft, y + 3, right - TextLeft, percent, _entry.Milestone.Status);
        }
        else
        {
            svg.Add($"<rect class=\"track\" x=\"{TextLeft}\" y=\"{y + 3}\" width=\"{right - TextLeft}\" height=\"4\" rx=\"2\"/>");
        }

        Foot(svg, y + 13 + 11);
    }

    private void Foot(Markup svg, double y)
    {
        double right = Size.Width - Pad;
        if (ShowsRisk)
        {
            string word = PictureText.Format(_entry.Risk) + " risk";
            double width = TextWidth.Measure(word, TinySize, bold: true);
            svg.Add($"<g class=\"{PictureText.Format(_entry.Risk)}\"><use xlink:href=\"#mark-{PictureText.Format(_entry.Risk)}\" "
                + $"x=\"{TextLeft}\" y=\"{y - 9.5}\" width=\"12\" height=\"12\"/><text class=\"risk\" x=\"{TextLeft + 16}\" "
                    + $"y=\"{y}\">{word}</text></g>");
            right = Size.Width - Pad - TextLeft - 16 - width - 10;
            if (right < 34) return; // too little room
            Components(svg, Size.Width - Pad, y, right, "components end");
        }
        else
        {
            Components(svg, TextLeft, y, right - TextLeft, "components");
        }
    }

    private void Components(Markup svg, double x, double y, double width, string style)
    {
        if (_entry.Milestone.Components.IsEmpty) return;
        string text = ComponentText.Fit(_entry.Milestone.Components, width, TinySize);
        svg.Add($"<text class=\"{style}\" x=\"{x}\" y=\"{y}\">{text}</text>");
    }

    private static void Bar(Markup svg, double x, double y, double width, int percent, MilestoneStatus status)
    {
        svg.Add($"<rect class=\"track\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"4\" rx=\"2\"/>");
        if (percent > 0) svg.Add(
            $"<rect class=\"fill {StatusIcons.For(status)}\" x=\"{x}\" y=\"{y}\" width=\"{Math.Max(3, width * percent / 100)}\" "
            + $"height=\"4\" rx=\"2\"/>");
    }

    // For status and progress side by side.
    private static double NeededOnLine(ReportedMilestone entry)
    {
        double texts = TextWidth.Measure(PictureText.Format(entry.Milestone.Status), WordSize)
            + TextWidth.Measure(ProgressText.Short(entry.Completion), WordSize, bold: true);
        return TextLeft + texts + WordGap + Pad;
    }
}
