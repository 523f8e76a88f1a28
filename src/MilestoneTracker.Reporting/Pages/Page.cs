using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Reporting.Pictures;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Pages;

// A page being written, and what its sections share: names, which link to their rows in the table of milestones, statuses, bars, risks
// and times. Names are isolated (bdi), so that a name in Arabic or Hebrew does not reorder the text around it.
internal sealed class Page
{
    private readonly Dictionary<string, int> _rows;

    public Page(PlanReport report, TextWriter output)
    {
        (Report, Html) = (report, new Markup(output));
        _rows = new Dictionary<string, int>(report.Milestones.Count, StringComparer.Ordinal);
        foreach (ReportedMilestone entry in report.Milestones) _rows.Add(entry.Name, _rows.Count);
    }

    public PlanReport Report { get; }

    public Markup Html { get; }

    public string? RowOf(ReportedMilestone entry) =>
        _rows.TryGetValue(entry.Name, out int row) ? System.FormattableString.Invariant($"m{row}") : null;

    public void Begin(string id, string heading) =>
        Html.Add($"<section id=\"{id}\" aria-labelledby=\"{id}-heading\">\n<h2 id=\"{id}-heading\">{heading}</h2>\n");

    public void Begin(string id, string before, string name, string after) =>
        Html.Add(
        $"<section id=\"{id}\" aria-labelledby=\"{id}-heading\">\n<h2 id=\"{id}-heading\">{before}<bdi>{name}</bdi>{after}</h2>\n");

    /// <summary>Says how many entries are on paper, if that is not all of them.</summary>
    public void OnPaper(int count, int most)
    {
        if (count > most)
            Html.Add($"<p class=\"paper\">On paper the first {most} of {PictureText.Number(count)}.</p>\n");
    }

    public void End() => Html.Literal("</section>\n");

    /// <summary>A milestone: its title, with the name as a tooltip, or its name if it has no title.</summary>
    public void Name(string name)
    {
        string? title = ShownFields.TitleOf(Report.Snapshot.GetMilestone(name));
        bool hasRow = _rows.TryGetValue(name, out int row);
        Html.Literal(hasRow ? "<a" : "<bdi");
        if (title is not null) Html.Add($" title=\"{name}\"");
        if (hasRow) Html.Add($" class=\"name\" href=\"#m{row}\"><bdi>{title ?? name}</bdi></a>");
        else Html.Add($" class=\"name\">{title ?? name}</bdi>");
    }

    /// <summary>Names separated by commas; of a long list the first, and the number of the others.</summary>
    public void Names(IReadOnlyList<string> names, int most)
    {
        for (int i = 0; i < names.Count && i < most; i++)
        {
            if (i > 0) Html.Literal(", ");
            Name(names[i]);
        }

        if (names.Count > most) Html.Add($" <span class=\"more\">and {PictureText.Number(names.Count - most)} more</span>");
    }

    /// <summary>A chain of names, each of which needs the next; the middle of a long one is replaced by its number of names.</summary>
    public void Chain(IReadOnlyList<string> chain)
    {
        Html.Literal("<span class=\"chain\">");
        int cut = chain.Count > 7 ? 2 : chain.Count;
        for (int i = 0; i < chain.Count; i++)
        {
            if (i > 0) Html.Literal(" <span class=\"arrow\" role=\"img\" aria-label=\"needs\">→</span> ");
            if (i == cut)
            {
                int skipped = chain.Count - 4;
                Html.Add($"<span class=\"more\">{skipped} more</span>");
                i += skipped - 1;
                continue;
            }

            Name(chain[i]);
        }

        Html.Literal("</span>");
    }

    public void Mark(string mark) => Html.Add($"<svg class=\"i {mark}\" aria-hidden=\"true\"><use href=\"#mark-{mark}\"/></svg>");

    public void Status(MilestoneStatus status)
    {
        Html.Literal("<span class=\"status\">");
        Mark(StatusIcons.For(status));
        Html.Add($"{PictureText.Format(status)}</span>");
    }

    public void Risk(RiskLevel level)
    {
        Html.Add($"<span class=\"level level-{PictureText.Format(level)}\">");
        if (level != RiskLevel.None) Mark(StatusIcons.For(level));
        Html.Add($"{PictureText.Format(level)}</span>");
    }

    /// <summary>Progress in words, with a bar if there is a per cent.</summary>
    public void Bar(string text, int? percent, string colour)
    {
        if (percent is not { } known) Html.Add($"<span class=\"none\">{text}</span>");
        else Html.Add(
            $"<span class=\"bar\"><span class=\"num\">{text}</span><progress class=\"{colour}\" max=\"100\" value=\"{known}\" "
            + $"aria-hidden=\"true\"></progress></span>");
    }

    public void Time(DateTimeOffset time) => Html.Add($"<time datetime=\"{PictureText.Exact(time)}\">{PictureText.Format(time)}</time>");

    public void Day(DateTimeOffset time) =>
        Html.Add($"<time datetime=\"{PictureText.Exact(time)}\" title=\"{PictureText.Format(time)}\">{PictureText.Day(time)}</time>");

    /// <summary>The actor and the reason, if known; a reason keeps its line breaks.</summary>
    public void Context(ChangeContext context, string before = "")
    {
        if (context.Actor is not null) Html.Add($" {before}<bdi class=\"who\">{context.Actor}</bdi>");
        if (!string.IsNullOrEmpty(context.Reason)) Html.Add($" <bdi class=\"why\">{context.Reason}</bdi>");
    }
}
