using MilestoneTracker.Planning;
using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.Pages;

// What is late by forecast, and why: by cause, the worst first.
internal static class LateList
{
    private const int MaxCauses = 20;
    private const int MaxMilestones = 8;

    public static void Write(Page page)
    {
        PlanDates dates = page.Report.Dates!;
        page.Begin("late", "Late, and why");
        page.Html.Add(
            $"<p class=\"lead\">{PictureText.Format(dates.Targets.Late.Count, "open milestone is", "open milestones are")} late, because "
            + $"of {PictureText.Milestones(dates.Late.Count)}; the worst first.</p>\n<ul class=\"risks\">\n");
        foreach (LateCause cause in dates.Late.Take(MaxCauses)) Row(page, cause, dates.Schedule!);
        page.Html.Literal("</ul>\n");
        if (dates.Late.Count > MaxCauses)
            page.Html.Add($"<p class=\"more\">and {PictureText.Number(dates.Late.Count - MaxCauses)} more</p>\n");
        page.End();
    }

    private static void Row(Page page, LateCause cause, Schedule schedule)
    {
        page.Html.Literal("<li>\n<div class=\"what\"><h3>");
        page.Name(cause.Cause.Name);
        page.Html.Literal("</h3><p>");
        page.Status(cause.Cause.Status);
        page.Html.Add($"<span>makes {PictureText.Format(cause.Late.Count, "milestone", "milestones")} late</span></p></div>\n<div><p>It ");
        SentenceHtml.Write(page, LateReason.Of(cause, schedule));
        page.Html.Literal("</p>\n<ul class=\"lates\">\n");
        foreach (LateMilestone late in cause.Late.Take(MaxMilestones))
        {
            page.Html.Add($"<li><b class=\"num\">{DateText.Late(late)}</b> ");
            page.Name(late.Name);
            page.Html.Literal(" <span class=\"since\">");
            SentenceHtml.Words(page, $"promised {DateText.Target(late.Target)}, forecast {DateText.Day(late.Milestone.FinishDate)}");
            page.Html.Literal("</span></li>\n");
        }

        if (cause.Late.Count > MaxMilestones)
            page.Html.Add($"<li class=\"more\">and {PictureText.Number(cause.Late.Count - MaxMilestones)} more</li>\n");
        page.Html.Literal("</ul>\n");
        IReadOnlyList<string> chain = cause.ChainOf(schedule, cause.Late[0]);
        if (chain.Count > 1) page.Chain(chain);
        page.Html.Literal("</div>\n</li>\n");
    }
}
