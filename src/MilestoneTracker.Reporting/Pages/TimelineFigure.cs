using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.Pages;

// The timeline within the page, in its real size and scrollable, and the same as a table.
internal static class TimelineFigure
{
    private const int MaxRows = 1000;
    private const double Margin = 16;

    public static void Write(Page page)
    {
        TimelinePicture picture = page.Report.Timeline;
        page.Begin("timeline", "Timeline");
        if (picture.IsEmpty)
        {
            page.Html.Add($"<p class=\"empty\">{picture.EmptyText}</p>\n");
            page.End();
            return;
        }

        (double width, double height) = (TimelinePicture.Width + 2 * Margin, picture.Height + 2 * Margin);
        page.Html.Literal(
            "<figure class=\"timeline-figure\">\n<figcaption>A row for each milestone, by start; cancelled ones have none. Hover over a "
            + "row for details, or follow it to its row in the table.</figcaption>\n"
            + "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"The scrollable timeline\">\n");
        page.Html.Add(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" class=\"timeline\" width=\"{width}\" "
            + $"height=\"{height}\" viewBox=\"{-Margin} {-Margin} {width} {height}\" role=\"graphics-document document\" "
            + $"aria-labelledby=\"timeline-title\" aria-describedby=\"timeline-description\">\n");
        page.Html.Add(
            $"<title id=\"timeline-title\">{page.Report.Title}</title>\n"
            + $"<desc id=\"timeline-description\">{picture.Description}</desc>\n");
        picture.Draw(page.Html, page.RowOf);
        page.Html.Literal("</svg>\n</div>\n</figure>\n");
        Table(page);
        page.End();
    }

    private static void Table(Page page)
    {
        page.Html.Literal("<details class=\"timeline-table\"><summary>The same as a table</summary>\n");
        page.Html.Literal("<table class=\"moved dates\">\n<thead><tr>");
        foreach (string heading in new[] { "Milestone", "Start", "Finish", "Target", "Slack" })
            page.Html.Add($"<th scope=\"col\">{heading}</th>");
        page.Html.Literal("</tr></thead>\n<tbody>\n");
        int listed = 0;
        foreach (DateRow row in DateRow.Of(page.Report))
        {
            if (++listed > MaxRows) continue;
            page.Html.Literal("<tr><th scope=\"row\">");
            page.Name(row.Name);
            page.Html.Add($"</th><td data-of=\"Start\">{row.Start}</td><td data-of=\"Finish\">{row.Finish}</td>");
            page.Html.Add($"<td data-of=\"Target\">{row.Target}</td><td data-of=\"Slack\">{row.Slack}</td></tr>\n");
        }

        page.Html.Literal("</tbody>\n</table>\n");
        if (listed > MaxRows) page.Html.Add($"<p class=\"more\">and {PictureText.Number(listed - MaxRows)} more</p>\n");
        page.Html.Literal("</details>\n");
    }
}
