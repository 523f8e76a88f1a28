using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.Pages;

// How each component stands. A milestone counts in each component that it spans, and once in the total.
internal static class ComponentTable
{
    public static void Write(Page page)
    {
        Markup html = page.Html;
        page.Begin("components", "Components");
        html.Literal("<table class=\"roll\">\n<caption>Of the whole plan. A milestone counts in each component that it spans, and once in the total.</caption>\n");
        html.Literal("<thead><tr><th scope=\"col\">Component</th><th scope=\"col\" class=\"n\">Milestones</th><th scope=\"col\">Progress</th><th scope=\"col\">By status</th><th scope=\"col\" class=\"n\">At risk</th></tr></thead>\n<tbody>\n");
        foreach (MilestoneGroup group in page.Report.Components) Row(page, group, group.Name);
        html.Literal("</tbody>\n<tfoot>\n");
        Row(page, page.Report.Total, "All");
        html.Literal("</tfoot>\n</table>\n");
        page.End();
    }

    private static void Row(Page page, MilestoneGroup group, string name)
    {
        Markup html = page.Html;
        html.Add($"<tr><th scope=\"row\"><bdi>{name}</bdi></th><td class=\"n\">{Words.Number(group.Count)}</td><td>");
        page.Bar(ProgressText.Of(group.Completion), group.Completion.Percent, group.Completion.Percent == 100 ? "done" : "progress");
        html.Literal("</td><td class=\"by\">");
        if (group.Count > 0) StatusBar.Write(html, group, 8);
        html.Add($"<small>{Words.Counts(group)}</small></td><td class=\"n\">");
        html.Add($"{Words.Number(group.AtRisk)}</td></tr>\n");
    }
}
