using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.Pages;

// Progress over time: the burn-up as a picture with a legend, and as a table for readers who cannot see the picture.
internal static class ProgressFigure
{
    public static void Write(Page page)
    {
        IReadOnlyList<HistoryPoint> points = page.Report.History!.Points;
        HistoryPoint last = points[^1];
        page.Begin("progress", "Progress over time");
        page.Html.Literal("<figure class=\"burn-up-figure\">\n<ul class=\"key\">");
        page.Html.Add(
            $"<li><svg class=\"stroke\" aria-hidden=\"true\"><path class=\"line scope\" d=\"M1 "
            + $"6H27\"/></svg><b>{PictureText.Number(last.Scope)}</b> in scope, without cancelled ones</li>");
        page.Html.Add(
            $"<li><svg class=\"stroke\" aria-hidden=\"true\"><path class=\"line progress\" d=\"M1 "
            + $"6H27\"/></svg><b>{ProgressText.Percent(last.Completion)}</b> of them done, including work in progress</li>");
        page.Html.Add(
            $"<li><svg class=\"stroke\" aria-hidden=\"true\"><path class=\"line completed\" d=\"M1 "
            + $"6H27\"/></svg><b>{PictureText.Number(last.Completed)}</b> completed</li>");
        page.Html.Literal("</ul>\n");
        BurnUp.Draw(page.Html, points);
        page.Html.Literal(
            "</figure>\n<details><summary>The same as a table</summary>\n<table class=\"points\">\n<thead><tr><th "
            + $"scope=\"col\">When</th><th scope=\"col\" class=\"n\">Scope</th><th scope=\"col\" class=\"n\">Completed</th><th "
                + $"scope=\"col\" class=\"n\">Progress</th></tr></thead>\n<tbody>\n");
        HistoryPoint? before = null;
        foreach (HistoryPoint point in points)
        {
            if (before is not null && point.Version == before.Version) continue; // no change since
            page.Html.Literal("<tr><td>");
            page.Time(point.Time);
            page.Html.Add(
                $"</td><td class=\"n\">{point.Scope}</td><td class=\"n\">{point.Completed}</td><td "
                + $"class=\"n\">{ProgressText.Percent(point.Completion)}</td></tr>\n");
            before = point;
        }

        page.Html.Literal("</tbody>\n</table>\n</details>\n");
        page.End();
    }
}
