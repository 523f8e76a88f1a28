using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Pages;
using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.People;

// Plain beside levelled dates on a page: what is later with the people available, and why; before it what to know about that.
internal static class LevelledTable
{
    public const int MaxRows = 50;
    private const int MaxNotes = 20;

    public static void Write(Page page)
    {
        LevelledSchedule levelled = page.Report.Levelled!;
        IReadOnlyList<LevelledRow> rows = page.Report.People.Rows;
        page.Begin("people", "With the people available");
        page.Html.Literal("<p class=\"lead\">");
        SentenceHtml.Words(page, LevelledText.Lead(levelled));
        page.Html.Literal("</p>\n");
        Notes(page, page.Report.People.Notes);
        if (rows.Count > 0) Table(page, rows);
        page.Html.Add($"<p class=\"more\">{LevelledText.Others(page.Report)}</p>\n");
        page.End();
    }

    /// <summary>A list of notes; of a long one the first, and the number of the others.</summary>
    public static void Notes(Page page, IReadOnlyList<Sentence> notes)
    {
        if (notes.Count == 0) return;
        page.Html.Literal("<ul class=\"notes\">\n");
        foreach (Sentence note in notes.Take(MaxNotes))
        {
            page.Html.Literal("<li>");
            SentenceHtml.Write(page, note);
            page.Html.Literal("</li>\n");
        }

        if (notes.Count > MaxNotes) page.Html.Add($"<li class=\"more\">and {PictureText.Number(notes.Count - MaxNotes)} more</li>\n");
        page.Html.Literal("</ul>\n");
    }

    private static void Table(Page page, IReadOnlyList<LevelledRow> rows)
    {
        page.Html.Literal(
            "<table class=\"moved dates people\">\n<caption>Plain: as if everybody were there all the time. Levelled: with the people "
            + "available. What misses its target for lack of people comes first, then the latest.</caption>\n"
            + "<thead><tr><th scope=\"col\">Milestone</th>");
        foreach (string heading in new[] { "Plain", "Levelled", "Later", "Target", "Why" })
            page.Html.Add($"<th scope=\"col\">{heading}</th>");
        page.Html.Literal("</tr></thead>\n<tbody>\n");
        foreach (LevelledRow row in rows.Take(MaxRows))
        {
            page.Html.Literal("<tr><th scope=\"row\">");
            page.Name(row.Name);
            Cell(page, "</th>", "Plain", row.PlainDates);
            Cell(page, "</td>", "Levelled", row.LevelledDates);
            page.Html.Add($"</td><td data-of=\"Later\">{row.Later}");
            Cell(page, "</td>", "Target", row.Target);
            page.Html.Literal("</td><td data-of=\"Why\">");
            for (int i = 0; i < row.Why.Count; i++)
            {
                page.Html.Literal("<div>");
                SentenceHtml.Write(page, row.Why[i]);
                page.Html.Literal("</div>");
            }

            page.Html.Literal("</td></tr>\n");
        }

        page.Html.Literal("</tbody>\n</table>\n");
        page.OnPaper(rows.Count, PrintStyle.MaxRows);
    }

    private static void Cell(Page page, string end, string of, string text)
    {
        page.Html.Literal(end);
        page.Html.Add($"<td data-of=\"{of}\">");
        SentenceHtml.Words(page, text);
    }
}
