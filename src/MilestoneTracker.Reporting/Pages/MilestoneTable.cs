using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Reporting.People;
using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.Pages;

// Every milestone in scope, one row each. A cell that is not sorted by its text has a number to sort by.
internal static class MilestoneTable
{
    private const int MaxNames = 5;

    public static void Write(Page page)
    {
        Markup html = page.Html;
        page.Begin("milestones", "Milestones");
        html.Add($"<table class=\"milestones{(page.Report.Columns.Count > 0 ? " wide" : "")}\" id=\"all\">\n");
        html.Literal("<caption>Every milestone in scope, in the order of the names.</caption>\n<thead><tr>");
        foreach (string heading in new[] { "Milestone", "Status", "Progress", "Risk", "Needs" })
            html.Add($"<th scope=\"col\">{heading}</th>");
        html.Literal("<th scope=\"col\" class=\"needed\">Needed by</th><th scope=\"col\">Last change</th>");
        foreach (string column in page.Report.Columns) html.Add($"<th scope=\"col\">{ShownFields.HeadingOf(column)}</th>");
        html.Literal("</tr></thead>\n<tbody>\n");
        foreach (ReportedMilestone entry in page.Report.Milestones) Row(page, entry);
        html.Literal("</tbody>\n</table>\n");
        FeatureList.WriteNotes(page);
        page.End();
    }

    private static void Row(Page page, ReportedMilestone entry)
    {
        Markup html = page.Html;
        Milestone milestone = entry.Milestone;
        html.Add($"<tr id=\"{page.RowOf(entry)}\"><th scope=\"row\">");
        string? link = ShownFields.LinkOf(milestone);
        if (link is not null) html.Add($"<a class=\"link\" href=\"{link}\" rel=\"noopener noreferrer\">");
        html.Add($"<bdi>{entry.Shown}</bdi>");
        if (link is not null) html.Literal("</a>");
        if (entry.Shown != entry.Name) html.Add($"<small class=\"id\"><bdi>{entry.Name}</bdi></small>");
        if (!milestone.Components.IsEmpty)
        {
            html.Literal("<small>");
            int i = 0;
            foreach (string component in milestone.Components) html.Add($"{(i++ > 0 ? ", " : "")}<bdi>{component}</bdi>");
            html.Literal("</small>");
        }

        FeatureList.Write(page, entry);
        html.Add($"</th><td data-sort=\"{(long)Array.IndexOf(DisplayText.Statuses, milestone.Status)}\">");
        page.Status(milestone.Status);
        html.Add($"</td><td data-sort=\"{entry.Completion.Percent ?? -1}\">");
        page.Bar(ProgressText.Format(milestone), entry.Completion.Percent, StatusIcons.For(milestone.Status));
        html.Add($"</td><td data-sort=\"{(int)entry.Risk}\">");
        page.Risk(entry.Risk);
        html.Add($"</td><td data-sort=\"{milestone.Dependencies.Count}\"><div class=\"line\">");
        page.Names(milestone.Dependencies, MaxNames);
        html.Add($"</div></td><td class=\"needed\" data-sort=\"{milestone.Dependents.Count}\">");
        page.Names(milestone.Dependents, MaxNames);
        StatusChange last = entry.LastChange;
        html.Add($"</td><td class=\"last\" data-sort=\"{last.Sequence}\"><div class=\"line\">");
        page.Day(last.Time);
        page.Context(last.Context);
        html.Literal("</div></td>");
        foreach (string column in page.Report.Columns)
        {
            html.Add($"<td class=\"field\" data-of=\"{ShownFields.HeadingOf(column)}\">");
            html.Add($"<bdi>{ShownFields.CellOf(milestone, column)}</bdi></td>");
        }

        html.Literal("</tr>\n");
    }
}
