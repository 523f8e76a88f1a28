using MilestoneTracker.Auditing;
using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.Pages;

// The latest changes, the latest first: when, what, who and why.
internal static class ChangeTable
{
    private const int MostEvents = 4;

    public static void Write(Page page)
    {
        PlanHistory history = page.Report.History!;
        page.Begin("changes", "Latest changes");
        page.Html.Add($"<table class=\"changes\">\n<caption>{(history.Entries.Count < history.Changes ? $"The latest {Words.Number(history.Entries.Count)} of {Words.Number(history.Changes)} changes." : "Every change, the latest first.")}</caption>\n");
        page.Html.Literal("<thead><tr><th scope=\"col\">When</th><th scope=\"col\">What</th><th scope=\"col\">Who and why</th></tr></thead>\n<tbody>\n");
        foreach (HistoryEntry entry in history.Entries)
        {
            page.Html.Literal("<tr><td>");
            page.Day(entry.Time);
            page.Html.Literal("</td><td>");
            foreach (AuditEvent e in entry.Events.Take(MostEvents))
            {
                page.Html.Literal("<div>");
                Event(page, e.Data);
                page.Html.Literal("</div>");
            }

            if (entry.Count > MostEvents) page.Html.Add($"<div class=\"more\">and {Words.Number(entry.Count - MostEvents)} more</div>");
            page.Html.Literal("</td><td class=\"last\">");
            page.Context(entry.Context);
            page.Html.Literal("</td></tr>\n");
        }

        page.Html.Literal("</tbody>\n</table>\n");
        page.End();
    }

    private static void Event(Page page, AuditData data)
    {
        page.Name(data.Milestone);
        switch (data)
        {
            case MilestoneRegistered registered:
                page.Html.Literal(" came as ");
                page.Status(registered.Status);
                break;
            case MilestoneStatusChanged changed:
                page.Html.Literal(" ");
                page.Status(changed.OldStatus);
                page.Html.Literal(" <span class=\"arrow\" role=\"img\" aria-label=\"to\">→</span> ");
                page.Status(changed.NewStatus);
                break;
            case MilestoneRemoved:
                page.Html.Literal(" was removed");
                break;
            case DependencyDeclared declared:
                page.Html.Literal(" needs ");
                page.Name(declared.Dependency);
                break;
            case DependencyWithdrawn withdrawn:
                page.Html.Literal(" no longer needs ");
                page.Name(withdrawn.Dependency);
                break;
        }
    }
}
