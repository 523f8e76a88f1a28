using MilestoneTracker.Planning;
using MilestoneTracker.Reporting.Forecasts;

namespace MilestoneTracker.Reporting.Pictures;

// The rows of a timeline, without a frame: for a stand-alone picture and for a page, which links each row to that of the table. A column of
// names, the plot, and a column of dates, so that no label can lie on a bar or on another label; a text that is too long is shortened, and
// the title of its row has it in full. What is done is filled, what is to come has an outline, what is critical is hatched; a moment is a
// diamond, a promise a triangle, lateness a dotted line: colour repeats all of it. O(rows, days off and ticks).
internal sealed class TimelinePicture
{
    public const double Width = 1120;

    private const double NameWidth = 262;
    private const double PlotLeft = 276;
    private const double PlotWidth = 634;
    private const double DateLeft = PlotLeft + PlotWidth + 14;
    private const double DateWidth = Width - DateLeft;
    private const double HeadHeight = 44;
    private const double RowHeight = 27;
    private const double Diamond = 6;

    private readonly IReadOnlyList<TimelineRow> _rows;
    private readonly Schedule? _schedule;
    private readonly TimelineScale? _scale;
    private readonly IReadOnlyList<(int From, int To)> _off = [];
    private readonly IReadOnlyList<(int From, int To)> _chain = [];
    private readonly PictureLegend _legend;

    public TimelinePicture(PlanReport report, CancellationToken cancellationToken)
    {
        _schedule = report.Dates?.Schedule;
        (_rows, Hidden) = _schedule is null ? ([], 0) : TimelineRows.Of(report, _schedule, cancellationToken);
        _legend = new PictureLegend(TimelineLegend.Of(this), Width);
        if (IsEmpty) return;
        Baseline = report.Forecasts.Baseline;
        (DateTime from, DateTime to) = (_rows.Min(row => row.First), _rows.Max(row => row.Last));
        foreach (ScheduledMilestone then in _rows.Select(ThenOf).OfType<ScheduledMilestone>())
            (from, to) = (then.Start < from ? then.Start : from, then.Finish > to ? then.Finish : to);
        HasNow = _rows.Any(row => !row.Dates.IsCompleted) || (_schedule!.Now >= from && _schedule.Now <= to);
        if (HasNow && _schedule!.Now < from) from = _schedule.Now;
        if (HasNow && _schedule!.Now > to) to = _schedule.Now;
        _scale = new TimelineScale(from, to, PlotWidth);
        _off = DaysOff.Of(_schedule!.Inputs.Calendar, _scale);
        _chain = Chain();
        _legend = new PictureLegend(TimelineLegend.Of(this), Width);
    }

    public bool IsEmpty => _rows.Count == 0;

    /// <summary>How many milestones of the scope have no row.</summary>
    public int Hidden { get; }

    public bool HasNow { get; }

    /// <summary>The baseline that is drawn below the bars, if any.</summary>
    public BaselineDates? Baseline { get; }

    public bool HasDaysOff => _off.Count > 0;

    public bool HasChain => _chain.Count > 0;

    public double Height => IsEmpty ? 60 : PictureLegend.Top(PlotBottom + (Hidden > 0 ? 26 : 0)) + _legend.Height;

    public string EmptyText => _schedule is null ? "There is nothing to show: the plan has no dates."
        : "There is nothing to show: no milestone of the requested part is in the schedule.";

    /// <summary>A description of the picture in some sentences.</summary>
    public string Description => IsEmpty ? EmptyText
        : $"{PictureText.Milestones(_rows.Count)}, one row each, by start: the name, a bar from start to finish, the date of the finish. "
            + $"Ticks are {_scale!.Unit}. {(HasNow ? $"Now is {Dates.DateText.Time(_schedule!.Now)}. " : "")}"
            + $"{PictureText.Number(_rows.Count(row => row.Late is not null))} later than promised, "
            + $"{PictureText.Number(_rows.Count(row => row.Dates.IsCritical))} critical.{(Hidden > 0 ? " " + More : "")}";

    /// <summary>What is left out.</summary>
    public string More => $"and {PictureText.Number(Hidden)} more; the late, the critical and the promised ones are shown first";

    private double PlotBottom => HeadHeight + _rows.Count * RowHeight;

    /// <param name="svg">The output.</param>
    /// <param name="rowOf">The ID of the row of a milestone on the page, if any.</param>
    public void Draw(Markup svg, Func<ReportedMilestone, string?>? rowOf = null)
    {
        if (IsEmpty)
        {
            svg.Add($"<text class=\"note\" x=\"0\" y=\"36\">{EmptyText}</text>\n");
            return;
        }

        svg.Literal(TimelineStyle.Patterns);
        svg.Add($"<defs><clipPath id=\"clip-name\"><rect width=\"{NameWidth}\" height=\"{RowHeight}\"/></clipPath>"
            + $"<clipPath id=\"clip-date\"><rect x=\"{DateLeft}\" width=\"{DateWidth}\" height=\"{RowHeight}\"/></clipPath></defs>\n");
        svg.Literal("<g class=\"plot\" aria-hidden=\"true\">\n");
        DrawGround(svg);
        DrawChain(svg);
        svg.Literal("</g>\n");
        for (int i = 0; i < _rows.Count; i++) DrawRow(svg, _rows[i], HeadHeight + i * RowHeight, rowOf);
        DrawNow(svg);
        double y = PlotBottom;
        if (Hidden > 0) svg.Add($"<text class=\"note\" x=\"0\" y=\"{(y += 26) - 6}\">{More}</text>\n");
        _legend.Draw(svg, y);
    }

    private void DrawGround(Markup svg)
    {
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

        for (int i = 0; i <= _rows.Count; i++)
            svg.Add($"<path class=\"row-line\" d=\"M0 {HeadHeight + i * RowHeight}H{Width}\"/>");
        svg.Literal("\n");
    }

    private void DrawRow(Markup svg, TimelineRow row, double y, Func<ReportedMilestone, string?>? rowOf)
    {
        string? id = rowOf?.Invoke(row.Entry);
        string mark = StatusIcons.For(row.Entry.Milestone.Status);
        if (id is not null) svg.Add($"<a xlink:href=\"#{id}\" href=\"#{id}\" tabindex=\"-1\">");
        svg.Add($"<g class=\"row{(row.Dates.IsCritical ? " must" : "")}\" transform=\"translate(0 {y})\" role=\"graphics-symbol "
            + $"{(id is null ? "img" : "group")}\"><title>{row.Title()}{InBaseline(row)}</title><rect class=\"hit\" width=\"{Width}\" "
            + $"height=\"{RowHeight}\"/>");
        svg.Add($"<use class=\"{mark}\" xlink:href=\"#mark-{mark}\" x=\"0\" y=\"6\" width=\"15\" height=\"15\"/>");
        svg.Add($"<g clip-path=\"url(#clip-name)\"><text class=\"who-row\" x=\"22\" y=\"18\">"
            + $"{TextFit.Line(row.Entry.Shown, NameWidth - 24, 12.5)}</text></g>");
        DrawBaseline(svg, row);
        DrawBar(svg, row);
        svg.Add($"<g clip-path=\"url(#clip-date)\"><text class=\"date{(row.Late is null ? "" : " late")}\" x=\"{DateLeft}\" y=\"18\">"
            + $"{TextFit.Line(row.Text, DateWidth - 2, 11.5, bold: true)}</text></g>");
        svg.Literal(id is null ? "</g>\n" : "</g></a>\n");
    }

    // A bracket below the bar, from start to finish: open at the top, so that no bar is like it.
    private void DrawBaseline(Markup svg, TimelineRow row)
    {
        if (ThenOf(row) is not { } then) return;
        (double start, double finish) = (PlotLeft + _scale!.X(then.Start), PlotLeft + _scale.X(then.Finish));
        svg.Add($"<path class=\"base\" d=\"M{start} 20V24.5H{finish}V20\"/>");
    }

    private string InBaseline(TimelineRow row) => Baseline is null ? ""
        : $"\nbaseline {Baseline.Name}: {(ThenOf(row) is { } then ? Dates.DateText.Finish(then) : "not in it")}";

    private ScheduledMilestone? ThenOf(TimelineRow row) => Baseline?.Schedule.GetMilestone(row.Entry.Name);

    private void DrawBar(Markup svg, TimelineRow row)
    {
        ScheduledMilestone dates = row.Dates;
        (double start, double finish) = (PlotLeft + _scale!.X(dates.Start), PlotLeft + _scale.X(dates.Finish));
        double? limit = dates.TargetLimit is { } kept ? PlotLeft + _scale.X(kept) : null;
        if (limit is { } promised && row.Late is not null) svg.Add($"<path class=\"over\" d=\"M{promised} 22H{finish}\"/>");
        if (row.IsMoment || finish - start < Diamond)
        {
            svg.Add($"<path class=\"{(dates.IsCompleted ? "past" : "left")} moment\" d=\"M{finish - Diamond} 13L{finish} {13 - Diamond}"
                + $"L{finish + Diamond} 13L{finish} {13 + Diamond}Z\"/>");
        }
        else if (dates.IsCompleted)
        {
            svg.Add($"<rect class=\"past\" x=\"{start}\" y=\"8\" width=\"{finish - start}\" height=\"10\" rx=\"2\"/>");
        }
        else
        {
            double going = dates.ActualStart is null ? start : Math.Clamp(PlotLeft + _scale.X(dates.RemainingStart!.Value), start, finish);
            if (going > start)
                svg.Add($"<rect class=\"begun\" x=\"{start}\" y=\"10\" width=\"{going - start}\" height=\"6\" rx=\"1\"/>");
            svg.Add($"<rect class=\"left\" x=\"{going}\" y=\"7.5\" width=\"{Math.Max(1, finish - going)}\" height=\"11\" rx=\"2\"/>");
        }

        if (limit is { } at)
            svg.Add($"<path class=\"promise{(row.Late is null ? "" : " missed")}\" d=\"M{at - 4.5} 1.5H{at + 4.5}L{at} 8.5Z\"/>"
                + $"<path class=\"promise-line\" d=\"M{at} 8V23\"/>");
    }

    private void DrawNow(Markup svg)
    {
        if (!HasNow) return;
        string label = "now " + Dates.DateText.Day(DateOnly.FromDateTime(_schedule!.Now));
        double x = PlotLeft + _scale!.X(_schedule.Now), half = TextWidth.Measure(label, TimelineScale.LabelSize, bold: true) / 2;
        double middle = Math.Clamp(x, PlotLeft + half, PlotLeft + PlotWidth - half);
        svg.Add($"<g class=\"now\"><path d=\"M{x} {HeadHeight - 4}V{PlotBottom}\"/><text x=\"{middle}\" y=\"36\">{label}</text></g>\n");
    }

    private void DrawChain(Markup svg)
    {
        foreach ((int from, int to) in _chain)
        {
            double x = PlotLeft + _scale!.X(_rows[from].Dates.Finish), end = PlotLeft + _scale.X(_rows[to].Dates.Start);
            double y = HeadHeight + from * RowHeight + 13, below = HeadHeight + to * RowHeight + 13;
            svg.Add($"<path class=\"drive\" d=\"M{x} {y}V{below}H{end}\"/>");
        }

        svg.Literal("\n");
    }

    // The links of the driving path to the open milestone that is finished last, where both ends have a row.
    private List<(int From, int To)> Chain()
    {
        ScheduledMilestone? last = _schedule!.Milestones.Where(milestone => !milestone.IsCompleted)
            .MaxBy(milestone => milestone.Finish);
        if (last is null) return [];
        Dictionary<string, int> rows = new(StringComparer.Ordinal);
        for (int i = 0; i < _rows.Count; i++) rows.Add(_rows[i].Entry.Name, i);
        IReadOnlyList<string> path = _schedule.DrivingPath(last.Name).Milestones;
        return [.. Enumerable.Range(1, path.Count - 1).Where(i => rows.ContainsKey(path[i - 1]) && rows.ContainsKey(path[i]))
            .Select(i => (rows[path[i - 1]], rows[path[i]]))];
    }
}
