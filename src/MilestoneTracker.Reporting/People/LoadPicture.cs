using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.People;

// Load charts, without a frame: for a stand-alone picture and for a page. A panel for each resource: its name and capacity, the scale, the
// plot, and what is too much, each in a column of its own, and the amounts in a row above the plot, so that no label can lie on a step or
// on another label. Demand is filled steps, capacity a line of dashes, what is above it hatched, with its amount: colour repeats all of
// it. A text that is too long is shortened, and the title of its panel has it in full. O(panels and steps).
internal sealed class LoadPicture
{
    public const double Width = 1120;
    public const int MaxPanels = 24;

    private const double NameWidth = 212;
    private const double ScaleRight = 268;
    private const double PlotLeft = 276;
    private const double PlotWidth = 634;
    private const double SideLeft = PlotLeft + PlotWidth + 14;
    private const double SideWidth = Width - SideLeft;
    private const double HeadHeight = 44;
    private const double PanelHeight = 92;
    private const double PlotTop = 22; // above it the amounts
    private const double PlotHeight = 58;
    private const double AmountSize = 11;

    private readonly IReadOnlyList<ResourceLoad> _panels = [];
    private readonly PlanLoad? _load;
    private readonly bool _hasDates;
    private readonly TimelineScale? _scale;
    private readonly IReadOnlyList<(int From, int To)> _off = [];
    private readonly IReadOnlyList<string> _notes = [];
    private readonly PictureLegend _legend;

    /// <param name="load">What is asked of resources; <see langword="null"/> without resources or dates.</param>
    /// <param name="hasDates">Whether the report has dates.</param>
    public LoadPicture(PlanLoad? load, bool hasDates)
    {
        (_load, _hasDates) = (load, hasDates);
        _legend = new PictureLegend(LoadLegend.Of(hasDaysOff: false), Width);
        if (load is null || load.Asked.Count == 0) return;
        _panels = [.. load.Asked.Take(MaxPanels)];
        _scale = new TimelineScale(load.Range.From, load.Range.To, PlotWidth);
        _off = DaysOff.Of(load.Schedule.Inputs.Calendar, _scale);
        _legend = new PictureLegend(LoadLegend.Of(_off.Count > 0), Width);
        _notes = [.. LoadNotes.Of(load, _panels.Count).SelectMany(note => TextFit.Lines(note, Width, 12.5))];
    }

    public bool IsEmpty => _panels.Count == 0;

    public double Height => IsEmpty ? 60 : PictureLegend.Top(PlotBottom + (_notes.Count * 18)) + _legend.Height;

    public string EmptyText => !_hasDates ? "There is nothing to show: the plan has no dates."
        : _load is null ? "There is nothing to show: the plan has no resources."
        : "There is nothing to show: from now on no resource is asked for anything.";

    /// <summary>A description of the picture in some sentences.</summary>
    public string Description => IsEmpty ? EmptyText
        : $"{PictureText.Format(_panels.Count, "resource", "resources")}, one panel each, over-allocated ones first: what the plain "
            + $"schedule asks for, {LoadText.Days(_load!.Range)}, by {LoadText.Unit(_load.Range.Unit)}, beside what there is. "
            + $"{PictureText.Format(_load.OverCount, "resource is", "resources are")} over-allocated."
            + string.Concat(LoadNotes.Of(_load, _panels.Count).Select(note => " " + note));

    private double PlotBottom => HeadHeight + (_panels.Count * PanelHeight);

    public void Draw(Markup svg)
    {
        if (IsEmpty)
        {
            svg.Add($"<text class=\"note\" x=\"0\" y=\"36\">{EmptyText}</text>\n");
            return;
        }

        svg.Literal(LoadStyle.Patterns);
        svg.Add($"<defs><clipPath id=\"load-name\"><rect width=\"{NameWidth}\" height=\"{PanelHeight}\"/></clipPath>"
            + $"<clipPath id=\"load-side\"><rect x=\"{SideLeft}\" width=\"{SideWidth}\" height=\"{PanelHeight}\"/></clipPath></defs>\n");
        DrawGround(svg);
        for (int i = 0; i < _panels.Count; i++) DrawPanel(svg, _panels[i], HeadHeight + (i * PanelHeight));
        double y = PlotBottom;
        foreach (string note in _notes) svg.Add($"<text class=\"note\" x=\"0\" y=\"{(y += 18) - 1}\">{note}</text>\n");
        _legend.Draw(svg, y);
    }

    private void DrawGround(Markup svg)
    {
        svg.Literal("<g class=\"plot\" aria-hidden=\"true\">\n");
        foreach ((int from, int to) in _off)
        {
            double x = _scale!.X(from);
            svg.Add($"<rect class=\"off\" x=\"{PlotLeft + x}\" y=\"{HeadHeight}\" width=\"{_scale.X(to) - x}\" "
                + $"height=\"{PlotBottom - HeadHeight}\"/>");
        }

        foreach ((double x, string label) in _scale!.Ticks())
        {
            svg.Add($"<path class=\"tick\" d=\"M{PlotLeft + x} 4V18M{PlotLeft + x} {HeadHeight}V{PlotBottom}\"/>");
            if (label.Length > 0) svg.Add($"<text class=\"when\" x=\"{PlotLeft + x + 4}\" y=\"15\">{label}</text>\n");
        }

        for (int i = 0; i <= _panels.Count; i++)
            svg.Add($"<path class=\"row-line\" d=\"M0 {HeadHeight + (i * PanelHeight)}H{Width}\"/>");
        string now = "now " + DateText.Time(_load!.Range.From);
        double at = PlotLeft + _scale.X(_load.Range.From);
        svg.Add($"\n<g class=\"now\"><path d=\"M{at} {HeadHeight - 4}V{PlotBottom}\"/>"
            + $"<text x=\"{at}\" y=\"36\">{now}</text></g>\n</g>\n");
    }

    private void DrawPanel(Markup svg, ResourceLoad load, double y)
    {
        LoadSteps steps = new(load.Steps, _scale!, PlotLeft, PlotTop, PlotHeight);
        string top = LoadText.Of(steps.Top);
        svg.Add($"<g class=\"panel{(load.Over.Count > 0 ? " too-much" : "")}\" transform=\"translate(0 {y})\" "
            + $"role=\"graphics-symbol img\"><title>{LoadTitle.Of(load)}</title>"
            + $"<rect class=\"hit\" width=\"{Width}\" height=\"{PanelHeight}\"/><g clip-path=\"url(#load-name)\">"
            + $"<text class=\"who-row\" x=\"0\" y=\"26\">{TextFit.Line(load.Name, NameWidth - 4, 12.5, bold: true)}</text>");
        Line(svg, "when", 0, 46, "there is " + LoadText.Capacity(load.Resource.Capacity), NameWidth);
        Line(svg, "when", 0, 63, LoadText.AskedFor(load.Used), NameWidth);
        svg.Add($"</g>\n<text class=\"when end\" x=\"{ScaleRight}\" y=\"{PlotTop + 4}\">{top}</text>"
            + $"<text class=\"when end\" x=\"{ScaleRight}\" y=\"{PlotTop + PlotHeight + 4}\">0</text>"
            + $"<path class=\"tick\" d=\"M{PlotLeft} {PlotTop}H{PlotLeft + PlotWidth}\"/>"
            + $"<path class=\"base-line\" d=\"M{PlotLeft} {PlotTop + PlotHeight}H{PlotLeft + PlotWidth}\"/>");
        svg.Add($"<path class=\"demand\" d=\"{steps.Demand()}\"/>");
        if (load.Over.Count > 0) svg.Add($"<path class=\"excess\" d=\"{steps.Excess()}\"/>");
        svg.Add($"<path class=\"capacity\" d=\"{steps.Capacity()}\"/>\n");
        foreach ((double x, string amount) in steps.Amounts(AmountSize))
            svg.Add($"<text class=\"amount\" x=\"{x}\" y=\"{PlotTop - 6}\">{amount}</text>");
        DrawSide(svg, load);
        svg.Literal("</g>\n");
    }

    // What is too much, when first, and which milestones clash.
    private static void DrawSide(Markup svg, ResourceLoad load)
    {
        svg.Add($"<g clip-path=\"url(#load-side)\"><text class=\"date{(load.Over.Count > 0 ? " late" : "")}\" x=\"{SideLeft}\" "
            + $"y=\"26\">{TextFit.Line(LoadText.Most(load), SideWidth - 2, 11.5, bold: true)}</text>");
        if (load.Over.Count > 0)
        {
            Line(svg, "when", SideLeft, 44, LoadText.When(load.Over[0]), SideWidth);
            Line(svg, "when", SideLeft, 60, string.Join(", ", load.Over[0].Milestones), SideWidth);
            if (load.Over.Count > 1)
                Line(svg, "when", SideLeft, 76, $"and {PictureText.Format(load.Over.Count - 1, "more time", "more times")}", SideWidth);
        }

        svg.Literal("</g>");
    }

    private static void Line(Markup svg, string style, double x, double y, string text, double width) =>
        svg.Add($"<text class=\"{style}\" x=\"{x}\" y=\"{y}\">{TextFit.Line(text, width - 2, 11)}</text>");
}
