using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Reporting.Pictures;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Pages;

// What moved since an earlier snapshot, with old and new values; unchanged values are pale.
internal static class DifferenceTable
{
    /// <summary>The maximum number of rows, most of them folded.</summary>
    public const int MaxRows = 1000;

    // More rows than that would hide what comes after them.
    private const int MaxOpen = 20;

    private const int MaxFields = 100;
    private const int MaxNames = 6;
    private const string To = " <span class=\"arrow\" role=\"img\" aria-label=\"to\">→</span> ";

    public static void Write(Page page)
    {
        IReadOnlyList<MilestoneDifference> differences = page.Report.Differences!;
        page.Begin("moved", "What moved");
        string from = DisplayText.Capitalised(page.Report.SinceText!) + ": ";
        FieldDifference[] others = [.. page.Report.Movement!.OtherFields];
        if (differences.Count == 0 && others.Length == 0)
        {
            page.Html.Add($"<p class=\"empty\">{from}nothing moved.</p>\n");
        }
        else if (differences.Count > 0)
        {
            Movement movement = page.Report.Movement!;
            MilestoneDifference[] shown = [.. differences.OrderBy(moved => !movement.WasChanged(moved)).Take(MaxRows)];
            Table(
                page, shown[..Math.Min(MaxOpen, shown.Length)],
                $"{from}{PictureText.Format(differences.Count, "milestone moved", "milestones moved")}. "
                + "Changed milestones come first, then those whose progress or risk followed.");
            page.OnPaper(differences.Count, PrintStyle.MaxRows);
            if (shown.Length > MaxOpen)
            {
                page.Html.Add($"<details class=\"rest\"><summary>{PictureText.Number(shown.Length - MaxOpen)} more</summary>\n");
                Table(page, shown[MaxOpen..], caption: null);
                page.Html.Literal("</details>\n");
            }

            if (differences.Count > MaxRows)
                page.Html.Add(
                    $"<p class=\"more\">and {PictureText.Number(differences.Count - MaxRows)} more; "
                    + $"the JSON of this report has all of them</p>\n");
        }

        OtherFields(page, others);
        page.End();
    }

    private static void Table(Page page, MilestoneDifference[] differences, string? caption)
    {
        bool withDependencies = differences.Any(HasDependencies);
        bool withFields = differences.Any(difference => difference.Fields.Count > 0);
        page.Html.Literal("<table class=\"moved\">\n");
        if (caption is not null) page.Html.Add($"<caption>{caption}</caption>\n");
        page.Html.Literal(
            "<thead><tr><th scope=\"col\">Milestone</th><th scope=\"col\">Status</th><th scope=\"col\">Progress</th><th "
            + $"scope=\"col\">Risk</th>");
        page.Html.Literal(
            (withDependencies ? "<th scope=\"col\">Dependencies</th>" : "") + (withFields ? "<th scope=\"col\">Fields</th>" : ""));
        page.Html.Literal("</tr></thead>\n<tbody>\n");
        foreach (MilestoneDifference difference in differences) Row(page, difference, withDependencies, withFields);
        page.Html.Literal("</tbody>\n</table>\n");
    }

    // The fields of the plan and of records.
    private static void OtherFields(Page page, FieldDifference[] fields)
    {
        if (fields.Length == 0) return;
        page.Html.Literal("<ul class=\"fields\">\n");
        foreach (FieldDifference field in fields.Take(MaxFields))
            page.Html.Add($"<li><bdi>{FieldText.WithSubject(field, text => text)}</bdi></li>\n");
        page.Html.Literal("</ul>\n");
        if (fields.Length > MaxFields) page.Html.Add($"<p class=\"more\">and {PictureText.Number(fields.Length - MaxFields)} more</p>\n");
    }

    private static void Row(Page page, MilestoneDifference difference, bool withDependencies, bool withFields)
    {
        (Milestone? before, Milestone? after) = (difference.Before, difference.After);
        page.Html.Literal("<tr><th scope=\"row\">");
        page.Name(difference.Name);
        if (before is null) page.Html.Literal(" <span class=\"tag\">new</span>");
        if (after is null) page.Html.Literal(" <span class=\"tag\">gone</span>");
        page.Html.Literal("</th><td>");
        Pair(page, before?.Status, after?.Status, status => page.Status(status));
        page.Html.Literal("</td><td>");
        Pair(page, before is null ? null : ProgressText.Format(before), after is null ? null : ProgressText.Format(after), text =>
            page.Html.Add($"<span class=\"num\">{text}</span>"));
        page.Html.Literal("</td><td>");
        Pair(page, before is null ? null : difference.RiskBefore, after is null ? null : (RiskLevel?)difference.RiskAfter, level =>
            page.Risk(level));
        page.Html.Literal("</td>");
        if (withDependencies)
        {
            page.Html.Literal("<td data-of=\"Dependencies\">");
            if (difference.DeclaredDependencies.Count > 0) Names(page, "+ needs ", difference.DeclaredDependencies);
            if (difference.WithdrawnDependencies.Count > 0) Names(page, "− no longer needs ", difference.WithdrawnDependencies);
            page.Html.Literal("</td>");
        }

        if (withFields)
        {
            page.Html.Literal("<td data-of=\"Fields\">");
            foreach (FieldDifference field in difference.Fields.Take(MaxNames))
                page.Html.Add($"<div><bdi>{FieldText.Format(field, text => text)}</bdi></div>");
            if (difference.Fields.Count > MaxNames)
                page.Html.Add($"<div class=\"more\">and {PictureText.Number(difference.Fields.Count - MaxNames)} more</div>");
            page.Html.Literal("</td>");
        }

        page.Html.Literal("</tr>\n");
    }

    private static bool HasDependencies(MilestoneDifference difference) =>
        difference.DeclaredDependencies.Count + difference.WithdrawnDependencies.Count > 0;

    private static void Pair<T>(Page page, T? before, T? after, Action<T> write) where T : struct =>
        Pair(page, before is { } was ? () => write(was) : null, after is { } now ? () => write(now) : null, before.Equals(after));

    private static void Pair(Page page, string? before, string? after, Action<string> write) =>
        Pair(page, before is null ? null : () => write(before), after is null ? null : () => write(after), before == after);

    private static void Pair(Page page, Action? before, Action? after, bool isSame)
    {
        if (isSame) page.Html.Literal("<span class=\"same\">");
        else before?.Invoke();
        if (!isSame && before is not null && after is not null) page.Html.Literal(To);
        after?.Invoke();
        if (isSame) page.Html.Literal("</span>");
    }

    private static void Names(Page page, string words, IReadOnlyList<string> names)
    {
        page.Html.Add($"<div>{words}");
        page.Names(names, MaxNames);
        page.Html.Literal("</div>");
    }
}
