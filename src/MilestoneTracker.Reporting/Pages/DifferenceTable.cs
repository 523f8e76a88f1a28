using MilestoneTracker.Reporting.Pictures;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Pages;

// What moved since an earlier snapshot, from what to what; what stayed as it was is pale.
internal static class DifferenceTable
{
    private const int Most = 1000;
    private const int MostNames = 6;
    private const string To = " <span class=\"arrow\" role=\"img\" aria-label=\"to\">→</span> ";

    public static void Write(Page page)
    {
        IReadOnlyList<MilestoneDifference> differences = page.Report.Differences!;
        page.Begin("moved", "What moved");
        string from = System.FormattableString.Invariant($"From version {page.Report.ComparedTo!.Version} to version {page.Report.Snapshot.Version}: ");
        if (differences.Count == 0)
        {
            page.Html.Add($"<p class=\"empty\">{from}nothing moved.</p>\n");
        }
        else
        {
            bool withDependencies = differences.Any(HasDependencies);
            page.Html.Add($"<table class=\"moved\">\n<caption>{from}{Words.Of(differences.Count, "milestone moved", "milestones moved")}. First what was changed itself, then what followed from it.</caption>\n");
            page.Html.Literal("<thead><tr><th scope=\"col\">Milestone</th><th scope=\"col\">Status</th><th scope=\"col\">Progress</th><th scope=\"col\">Risk</th>");
            page.Html.Literal((withDependencies ? "<th scope=\"col\">Dependencies</th>" : "") + "</tr></thead>\n<tbody>\n");
            foreach (MilestoneDifference difference in differences.OrderBy(Followed).Take(Most)) Row(page, difference, withDependencies);
            page.Html.Literal("</tbody>\n</table>\n");
            if (differences.Count > Most) page.Html.Add($"<p class=\"more\">and {Words.Number(differences.Count - Most)} more</p>\n");
        }

        page.End();
    }

    private static void Row(Page page, MilestoneDifference difference, bool withDependencies)
    {
        (Milestone? before, Milestone? after) = (difference.Before, difference.After);
        page.Html.Literal("<tr><th scope=\"row\">");
        page.Name(difference.Name);
        if (before is null) page.Html.Literal(" <span class=\"tag\">new</span>");
        if (after is null) page.Html.Literal(" <span class=\"tag\">gone</span>");
        page.Html.Literal("</th><td>");
        Pair(page, before?.Status, after?.Status, status => page.Status(status));
        page.Html.Literal("</td><td>");
        Pair(page, PercentOf(before), PercentOf(after), percent => page.Html.Add($"<span class=\"num\">{Words.Of(percent < 0 ? null : percent)}</span>"));
        page.Html.Literal("</td><td>");
        Pair(page, before is null ? null : difference.RiskBefore, after is null ? null : (RiskLevel?)difference.RiskAfter, level => page.Risk(level));
        page.Html.Literal("</td>");
        if (withDependencies)
        {
            page.Html.Literal("<td>");
            if (difference.DeclaredDependencies.Count > 0) Names(page, "+ needs ", difference.DeclaredDependencies);
            if (difference.WithdrawnDependencies.Count > 0) Names(page, "− no longer needs ", difference.WithdrawnDependencies);
            page.Html.Literal("</td>");
        }

        page.Html.Literal("</tr>\n");
    }

    private static bool HasDependencies(MilestoneDifference difference) => difference.DeclaredDependencies.Count + difference.WithdrawnDependencies.Count > 0;

    // Whether nothing of its own was changed: its progress or its risk moved with those of others.
    private static bool Followed(MilestoneDifference difference) =>
        difference is { Before: { } before, After: { } after } && before.Status == after.Status && !HasDependencies(difference);

    private static void Pair<T>(Page page, T? before, T? after, Action<T> write) where T : struct
    {
        bool isSame = before is not null && after is not null && before.Value.Equals(after.Value);
        if (isSame) page.Html.Literal("<span class=\"same\">");
        else if (before is not null) write(before.Value);
        if (!isSame && before is not null && after is not null) page.Html.Literal(To);
        if (after is not null) write(after.Value);
        if (isSame) page.Html.Literal("</span>");
    }

    private static void Names(Page page, string words, IReadOnlyList<string> names)
    {
        page.Html.Add($"<div>{words}");
        page.Names(names, MostNames);
        page.Html.Literal("</div>");
    }

    // Less than nothing where it is cancelled.
    private static int? PercentOf(Milestone? milestone) => milestone is null ? null : Percent.Of(milestone) ?? -1;
}
