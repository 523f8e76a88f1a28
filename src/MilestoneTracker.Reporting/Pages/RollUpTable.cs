using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.Pages;

// The roll-ups of components and of owners. A milestone counts in each component that it spans, and once in the total.
internal static class RollUpTable
{
    public static void WriteComponents(Page page) => Write(
        page,
        "components",
        "Components",
        "Component",
        "Of the whole plan. A milestone counts in each component that it spans, and once in the total.",
        page.Report.Components);

    public static void WriteOwners(Page page) => Write(
        page, "owners", "Owners", "Owner", "Of the whole plan. Milestones without an owner count in the total alone.", page.Report.Owners);

    private static void Write(Page page, string id, string heading, string of, string caption, IReadOnlyList<MilestoneGroup> groups)
    {
        Markup html = page.Html;
        page.Begin(id, heading);
        html.Add($"<table class=\"roll\">\n<caption>{caption}</caption>\n<thead><tr><th scope=\"col\">{of}</th>");
        html.Literal("<th scope=\"col\" class=\"n\">Milestones</th><th scope=\"col\">Progress</th>");
        html.Literal("<th scope=\"col\" class=\"by\">By status</th><th scope=\"col\" class=\"n\">At risk</th></tr></thead>\n<tbody>\n");
        foreach (MilestoneGroup group in groups) Row(page, group, group.Name);
        html.Literal("</tbody>\n<tfoot>\n");
        Row(page, page.Report.Total, "All");
        html.Literal("</tfoot>\n</table>\n");
        page.OnPaper(groups.Count, PrintStyle.MaxRows);
        page.End();
    }

    private static void Row(Page page, MilestoneGroup group, string name)
    {
        Markup html = page.Html;
        html.Add($"<tr><th scope=\"row\"><bdi>{name}</bdi></th><td class=\"n\">{PictureText.Number(group.Count)}</td><td>");
        page.Bar(ProgressText.Format(group.Completion), group.Completion.Percent, group.Completion.Percent == 100 ? "done" : "progress");
        html.Literal("</td><td class=\"by\">");
        if (group.Count > 0) StatusBar.Write(html, group, 8);
        html.Add($"<small>{PictureText.Counts(group)}</small></td><td class=\"n\">");
        html.Add($"{PictureText.Number(group.AtRisk)}</td></tr>\n");
    }
}
