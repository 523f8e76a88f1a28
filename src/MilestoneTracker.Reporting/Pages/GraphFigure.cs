using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.Pages;

// The graph within the page, in its real size and scrollable; each box links to the row of its milestone.
internal static class GraphFigure
{
    public static void Write(Page page)
    {
        const double Margin = 20;
        GraphPicture picture = page.Report.Picture;
        (double width, double height) = (picture.Width + 2 * Margin, picture.Height + 2 * Margin);
        page.Begin("graph", "Graph");
        if (picture.IsEmpty)
        {
            page.Html.Add($"<p class=\"empty\">{picture.EmptyText}</p>\n");
            page.End();
            return;
        }

        page.Html.Literal("<figure class=\"graph-figure\">\n");
        page.Html.Literal(
            "<figcaption>An arrow goes from a dependency to its dependent; it is thin once the dependency is completed. "
            + $"Hover over a box for details, or follow it to its row in the table.");
        if (page.Report.Graph.LeftOut is { } leftOut) page.Html.Add($" {leftOut}");
        page.Html.Literal("</figcaption>\n");
        if (picture.First is { } first)
        {
            page.Html.Add($"<p class=\"where\">From left to right, {PictureText.Format(picture.Columns, "column", "columns")}. ");
            page.Html.Add(
                $"<a href=\"#n{first.Index}\">{(first.Risk >= Risk.RiskLevel.Medium ? "The highest risk" : "The first open work")}</a>: ");
            page.Html.Add($"<bdi>{first.Shown}</bdi>.<output></output></p>\n");
        }

        page.Html.Add(
            $"<div class=\"scroll{(height > 2000 ? " tall" : "")}\" tabindex=\"0\" role=\"region\" aria-label=\"The "
            + $"scrollable graph\">\n");
        page.Html.Add(
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" class=\"graph\" "
            + $"width=\"{width}\" height=\"{height}\" viewBox=\"{-Margin} {-Margin} {width} {height}\" role=\"graphics-document "
                + $"document\" aria-labelledby=\"graph-title\" aria-describedby=\"graph-description\">\n");
        page.Html.Add(
            $"<title id=\"graph-title\">{page.Report.Title}</title>\n<desc id=\"graph-description\">{picture.Description}</desc>\n");
        picture.Draw(page.Html, page.RowOf);
        page.Html.Literal("</svg>\n</div>\n</figure>\n");
        page.End();
    }
}
