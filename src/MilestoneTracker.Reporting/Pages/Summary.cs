using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.Pages;

// The top of the page: its title and the summary of the whole plan.
internal static class Summary
{
    public static void WriteHeader(Page page)
    {
        PlanReport report = page.Report;
        page.Html.Add($"<header>\n<h1><bdi>{report.Title}</bdi></h1>\n<p class=\"meta\">");
        if (report.Time is { } time)
        {
            page.Time(time);
            page.Html.Literal(" · ");
        }

        page.Html.Add($"version {report.Snapshot.Version} · {PictureText.Milestones(report.Snapshot.Count)}");
        if (report.Milestones.Count < report.Snapshot.Count)
            page.Html.Add($" · {PictureText.Number(report.Milestones.Count)} of them in the part that is listed and drawn");
        page.Html.Literal("</p>\n</header>\n");
    }

    public static void Write(Page page)
    {
        PlanReport report = page.Report;
        MilestoneGroup total = report.Total;
        page.Begin("glance", "At a glance");
        if (total.Count == 0)
        {
            page.Html.Literal(
                "<p class=\"empty\">There is nothing here yet: the plan has no milestones, so there is no data on progress.</p>\n");
            page.End();
            return;
        }

        page.Html.Literal("<dl class=\"tiles\">\n");
        page.Html.Add(
            $"<div><dt>Progress</dt><dd><b>{ProgressText.Percent(total.Completion)}</b> <span>of all milestones that are not "
            + $"cancelled</span></dd></div>\n");
        page.Html.Add($"<div><dt>Completed</dt><dd><b>{ProgressText.Counts(total.Completion)}</b></dd></div>\n");
        page.Html.Add(
            $"<div><dt>At risk</dt><dd><b>{PictureText.Number(total.AtRisk)}</b> <span>"
            + $"{DisplayText.AndAbove(report.AtRiskThreshold)}</span></dd></div>\n");
        if (report.Differences is { } differences)
            page.Html.Add(
                $"<div><dt>Moved</dt><dd><b>{PictureText.Number(differences.Count)}</b> <span>"
                + $"{report.SinceShort}</span></dd></div>\n");
        else if (report.History is { Changes: > 0 and long changes })
            page.Html.Add($"<div><dt>Changes</dt><dd><b>{PictureText.Number(changes)}</b> <span>in the log</span></dd></div>\n");
        page.Html.Literal("</dl>\n");

        StatusBar.Write(page.Html, total, 14);
        page.Html.Literal("<ul class=\"key\">");
        foreach (MilestoneStatus status in DisplayText.Statuses)
        {
            if (total.CountOf(status) == 0) continue;
            page.Html.Literal("<li>");
            page.Mark(StatusIcons.For(status));
            page.Html.Add($"<b>{PictureText.Number(total.CountOf(status))}</b> {PictureText.Format(status)}</li>");
        }

        page.Html.Literal("</ul>\n");
        page.End();
    }
}
