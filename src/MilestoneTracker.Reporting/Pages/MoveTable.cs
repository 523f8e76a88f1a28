using MilestoneTracker.Planning;
using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.Pages;

// Which dates moved since an earlier plan, what that makes late first, then the farthest.
internal static class MoveTable
{
    public const int MaxRows = 20;

    public static void Write(Page page)
    {
        PlanDates dates = page.Report.Dates!;
        ScheduleDifference moves = dates.Moves!;
        page.Begin("dates-moved", "Dates that moved");
        page.Html.Add(
            $"<table class=\"moved\">\n<caption>{DisplayText.Capitalised(page.Report.SinceText!)}: from "
            + $"{DateText.Time(moves.Before.Now)} to "
            + $"{DateText.Time(moves.After.Now)}; what that makes late comes first, then the farthest moved.</caption>\n");
        page.Html.Literal("<thead><tr><th scope=\"col\">Milestone</th>");
        foreach (string heading in new[] { "Before", "After", "Moved", "Target" }) page.Html.Add($"<th scope=\"col\">{heading}</th>");
        page.Html.Literal("</tr></thead>\n<tbody>\n");
        foreach (DateMove move in dates.DateMoves.Take(MaxRows))
        {
            page.Html.Literal("<tr><th scope=\"row\">");
            page.Name(move.Name);
            Cell(page, "Before", move.Move.Before is { } before ? DateText.Day(before.FinishDate) : "", isFirst: true);
            Cell(page, "After", move.Move.After is { } after ? DateText.Day(after.FinishDate) : "");
            Cell(page, "Moved", move.InWords);
            Cell(page, "Target", move.Meaning);
            page.Html.Literal("</td></tr>\n");
        }

        page.Html.Literal("</tbody>\n</table>\n");
        page.OnPaper(dates.DateMoves.Count, PrintStyle.MaxRows);
        if (dates.DateMoves.Count > MaxRows)
            page.Html.Add(
                $"<p class=\"more\">and {PictureText.Number(dates.DateMoves.Count - MaxRows)} more; "
                + $"the JSON of this report has all of them</p>\n");
        page.End();
    }

    private static void Cell(Page page, string of, string text, bool isFirst = false)
    {
        page.Html.Literal(isFirst ? "</th>" : "</td>");
        page.Html.Add($"<td data-of=\"{of}\">{text}");
    }
}
