using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.Pages;

// The dependents of one milestone, direct and indirect.
internal static class ImpactList
{
    /// <summary>The maximum number of rows.</summary>
    public const int MaxRows = 300;

    public static void Write(Page page)
    {
        IReadOnlyList<ReportedMilestone> impact = page.Report.Impact!;
        page.Begin("impact", "Impact of ", page.Report.ImpactOf!, "");
        if (impact.Count == 0)
        {
            page.Html.Literal("<p class=\"empty\">Nothing depends on it.</p>\n");
            page.End();
            return;
        }

        page.Html.Add(
            $"<p class=\"lead\">{PictureText.Format(impact.Count, "milestone depends", "milestones depend")} on it, directly or "
            + $"indirectly.</p>\n<ul class=\"reached\">\n");
        foreach (ReportedMilestone entry in impact.Take(MaxRows))
        {
            page.Html.Literal("<li>");
            page.Mark(StatusIcons.For(entry.Milestone.Status));
            page.Name(entry.Name);
            page.Html.Add($" <small>{ProgressText.WithStatus(entry.Milestone)}</small></li>\n");
        }

        page.Html.Literal("</ul>\n");
        if (impact.Count > MaxRows) page.Html.Add($"<p class=\"more\">and {PictureText.Number(impact.Count - MaxRows)} more</p>\n");
        page.End();
    }
}
