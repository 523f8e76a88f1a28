using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Reporting.Pictures;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Pages;

// The causes of risk in the whole plan, the worst first: since when, by whom and why, and which milestones they put at risk.
internal static class CauseList
{
    private const int MaxCauses = 20;
    private const int MaxNames = 8;

    public static void Write(Page page)
    {
        IReadOnlyList<RiskCause> causes = page.Report.Causes;
        page.Begin("causes", "What is wrong");
        page.Html.Add(
            $"<p class=\"lead\">{PictureText.Format(causes.Count, "cause puts", "causes put")} milestones at risk, the worst first.</p>\n");
        page.Html.Literal("<ul class=\"risks\">\n");
        foreach (RiskCause cause in causes.Take(MaxCauses)) Row(page, cause);
        page.Html.Literal("</ul>\n");
        page.OnPaper(Math.Min(MaxCauses, causes.Count), PrintStyle.MaxEntries);
        if (causes.Count > MaxCauses) page.Html.Add($"<p class=\"more\">and {PictureText.Number(causes.Count - MaxCauses)} more</p>\n");
        page.End();
    }

    private static void Row(Page page, RiskCause cause)
    {
        page.Html.Literal("<li>\n<div class=\"what\"><h3>");
        page.Name(cause.Milestone);
        page.Html.Add($"</h3><p>{RiskText.From(cause)} ");
        page.Risk(cause.Level);
        page.Html.Literal("</p></div>\n<div class=\"causes\">Since ");
        page.Day(cause.Since.Time);
        page.Context(cause.Since.Context, "by ");
        page.Html.Add($"<br>{PictureText.Milestones(cause.AffectedCount)} at risk from it: ");
        page.Names(cause.FindAffected(), MaxNames);
        page.Html.Literal("</div>\n</li>\n");
    }
}
