using MilestoneTracker.Planning.Usage;
using MilestoneTracker.Reporting.Pages;
using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.People;

// Load charts within a page, in their real size and scrollable; over-allocations as a table, and all resources as another.
internal static class LoadFigure
{
    public const int MaxTimes = 50;
    public const int MaxNames = 5;
    private const int MaxResources = 1000;
    private const double Margin = 16;

    public static void Write(Page page)
    {
        LoadPicture picture = page.Report.Loads;
        PlanLoad load = page.Report.People.Load!;
        page.Begin("load", "Who is over-allocated?");
        page.Html.Literal("<p class=\"lead\">");
        SentenceHtml.Words(page, LoadText.Lead(load));
        page.Html.Literal("</p>\n");
        if (picture.IsEmpty) page.Html.Add($"<p class=\"empty\">{picture.EmptyText}</p>\n");
        else Draw(page, picture);
        if (load.Over.Count > 0) Times(page, load);
        Resources(page, load);
        page.End();
    }

    private static void Draw(Page page, LoadPicture picture)
    {
        (double width, double height) = (LoadPicture.Width + 2 * Margin, picture.Height + 2 * Margin);
        page.Html.Literal(
            "<figure class=\"load-figure\">\n<figcaption>A panel for each resource, over-allocated ones first: what is asked for "
            + "beside what there is. Hover over a panel for details.</figcaption>\n"
            + "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"The scrollable load charts\">\n");
        page.Html.Add(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"load\" width=\"{width}\" "
            + $"height=\"{height}\" viewBox=\"{-Margin} {-Margin} {width} {height}\" role=\"graphics-document document\" "
            + $"aria-labelledby=\"load-title\" aria-describedby=\"load-description\">\n");
        page.Html.Add(
            $"<title id=\"load-title\">Load of {page.Report.Title}</title>\n<desc id=\"load-description\">{picture.Description}</desc>\n");
        picture.Draw(page.Html);
        page.Html.Literal("</svg>\n</div>\n</figure>\n");
    }

    private static void Times(Page page, PlanLoad load)
    {
        page.Html.Literal("<h3 class=\"sub\">Over-allocations, and what clashes</h3>\n<table class=\"moved dates over\">\n<thead><tr>");
        foreach (string heading in new[] { "Resource", "When", "Excess", "Milestones" })
            page.Html.Add($"<th scope=\"col\">{heading}</th>");
        page.Html.Literal("</tr></thead>\n<tbody>\n");
        foreach (OverAllocation part in load.Over.Take(MaxTimes))
        {
            page.Html.Add($"<tr><th scope=\"row\"><bdi>{part.Resource}</bdi></th><td data-of=\"When\">");
            SentenceHtml.Words(page, LoadText.When(part));
            page.Html.Add($"</td><td data-of=\"Excess\"><b>{LoadText.Of(part.Demand - part.Capacity)}</b> "
                + $"({LoadText.Of(part.Demand)} of {LoadText.Of(part.Capacity)})</td><td data-of=\"Milestones\">");
            page.Names(part.Milestones, MaxNames);
            page.Html.Literal("</td></tr>\n");
        }

        page.Html.Literal("</tbody>\n</table>\n");
        page.OnPaper(load.Over.Count, PrintStyle.MaxRows);
        if (load.Over.Count > MaxTimes)
            page.Html.Add($"<p class=\"more\">and {PictureText.Number(load.Over.Count - MaxTimes)} more</p>\n");
    }

    private static void Resources(Page page, PlanLoad load)
    {
        page.Html.Literal("<details><summary>All resources as a table</summary>\n<table class=\"moved dates\">\n<thead><tr>");
        foreach (string heading in new[] { "Resource", "Capacity", "Used", "Peak", "Excess" })
            page.Html.Add($"<th scope=\"col\">{heading}</th>");
        page.Html.Literal("</tr></thead>\n<tbody>\n");
        foreach (ResourceLoad one in load.All.Take(MaxResources))
        {
            page.Html.Add($"<tr><th scope=\"row\"><bdi>{one.Name}</bdi></th><td data-of=\"Capacity\">");
            SentenceHtml.Words(page, LoadText.Capacity(one.Resource.Capacity));
            page.Html.Add($"</td><td data-of=\"Used\">{LoadText.Share(one.Used)}</td><td data-of=\"Peak\">"
                + $"{LoadText.Of(one.Used.Peak)}</td><td data-of=\"Excess\">{LoadText.Most(one)}</td></tr>\n");
        }

        page.Html.Literal("</tbody>\n</table>\n");
        if (load.All.Count > MaxResources)
            page.Html.Add($"<p class=\"more\">and {PictureText.Number(load.All.Count - MaxResources)} more</p>\n");
        page.Html.Literal("</details>\n");
    }
}
