using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.Pages;

// What waits for one milestone, directly or through others.
internal static class ImpactList
{
    /// <summary>How many are listed.</summary>
    public const int Most = 300;

    public static void Write(Page page)
    {
        IReadOnlyList<ReportedMilestone> impact = page.Report.Impact!;
        page.Begin("impact", "Impact of ", page.Report.ImpactOf!, "");
        if (impact.Count == 0)
        {
            page.Html.Literal("<p class=\"empty\">Nothing waits for it.</p>\n");
            page.End();
            return;
        }

        page.Html.Add(
            $"<p class=\"lead\">{PictureText.Format(impact.Count, "milestone waits", "milestones wait")} for it, directly or through "
            + $"others.</p>\n<ul class=\"reached\">\n");
        foreach (ReportedMilestone entry in impact.Take(Most))
        {
            page.Html.Literal("<li>");
            page.Mark(StatusIcons.For(entry.Milestone.Status));
            page.Name(entry.Name);
            page.Html.Add($" <small>{ProgressText.WithStatus(entry.Milestone)}</small></li>\n");
        }

        page.Html.Literal("</ul>\n");
        if (impact.Count > Most) page.Html.Add($"<p class=\"more\">and {PictureText.Number(impact.Count - Most)} more</p>\n");
        page.End();
    }
}
