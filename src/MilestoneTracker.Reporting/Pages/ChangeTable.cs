using MilestoneTracker.Auditing;
using MilestoneTracker.Reporting.Events;
using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.Pages;

// The latest changes, the latest first: when, what, who and why.
internal static class ChangeTable
{
    private const int MaxEvents = 4;

    public static void Write(Page page)
    {
        PlanHistory history = page.Report.History!;
        page.Begin("changes", "Latest changes");
        page.Html.Add(
            $"<table class=\"changes\">\n<caption>{CaptionOf(history)}</caption>\n");
        page.Html.Literal(
            "<thead><tr><th scope=\"col\">When</th><th scope=\"col\">What</th><th scope=\"col\">Who and why</th></tr></thead>\n<tbody>\n");
        foreach (HistoryEntry entry in history.Entries)
        {
            page.Html.Literal("<tr><td>");
            page.Day(entry.Time);
            page.Html.Literal("</td><td>");
            foreach (AuditEvent e in entry.Events.Take(MaxEvents))
            {
                page.Html.Literal("<div>");
                Event(page, EventText.From(e.Data));
                page.Html.Literal("</div>");
            }

            if (entry.Count > MaxEvents) page.Html.Add($"<div class=\"more\">and {PictureText.Number(entry.Count - MaxEvents)} more</div>");
            page.Html.Literal("</td><td class=\"last\">");
            page.Context(entry.Context);
            page.Html.Literal("</td></tr>\n");
        }

        page.Html.Literal("</tbody>\n</table>\n");
        page.OnPaper(history.Entries.Count, PrintStyle.MaxEntries);
        page.End();
    }

    private static string CaptionOf(PlanHistory history) => history.Entries.Count < history.Changes
        ? $"The latest {PictureText.Number(history.Entries.Count)} of {PictureText.Number(history.Changes)} changes."
        : "Every change, the latest first.";

    // The sentence that every display shares, with links from names to rows, icons of statuses, and an arrow from old to new.
    internal static void Event(Page page, EventText text)
    {
        foreach (EventPiece piece in text.Pieces())
        {
            switch (piece.Kind)
            {
                case PieceKind.Name: page.Name(piece.Text); break;
                case PieceKind.Text: page.Html.Add($"<bdi>{piece.Text}</bdi>"); break;
                case PieceKind.Status: page.Status(piece.Status); break;
                case PieceKind.From: page.Html.Literal(" "); break;
                case PieceKind.To: page.Html.Literal(" <span class=\"arrow\" role=\"img\" aria-label=\"to\">→</span> "); break;
                default: page.Html.Add($"{piece.Text}"); break;
            }
        }
    }
}
