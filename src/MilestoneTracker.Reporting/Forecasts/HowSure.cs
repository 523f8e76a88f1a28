using MilestoneTracker.Planning.Simulations;
using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Pages;
using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.Forecasts;

// How sure the finish is, on a page: the curve with a list of what its lines are, and what drives it as a tornado, the longest bar on top.
internal static class HowSure
{
    public static void Write(Page page)
    {
        Simulation simulation = page.Report.Forecasts.Simulation!;
        IReadOnlyList<FinishMarker> markers = FinishMarkers.Of(simulation);
        string seed = simulation.Seed.ToString(null, System.Globalization.CultureInfo.InvariantCulture);
        page.Begin("sure", "How sure is the finish?");
        page.Html.Add(
            $"<p class=\"lead\">The remaining work was drawn from estimates and risks, and the plan scheduled, "
            + $"{PictureText.Number(simulation.Iterations)} times (seed {seed}). "
            + $"What nobody has thought of is not in it.</p>\n<figure class=\"finish-figure\">\n<ul class=\"key\">");
        foreach (FinishMarker marker in markers)
        {
            page.Html.Add(
                $"<li><svg class=\"stroke\" aria-hidden=\"true\"><path class=\"mark {marker.Style}\" d=\"M1 6H27\"/></svg><span>"
                + $"<b>{marker.Label} {DateText.Day(marker.Date)}</b> {marker.Meaning}</span></li>");
        }

        page.Html.Literal("</ul>\n");
        FinishCurve.Draw(page.Html, simulation, markers);
        page.Html.Literal("</figure>\n");
        Drivers(page, simulation);
        page.End();
    }

    private static void Drivers(Page page, Simulation simulation)
    {
        IReadOnlyList<SimulatedMilestone> drivers = FinishDrivers.Of(simulation);
        page.Html.Literal("<h3 class=\"sub\">What drives it</h3>\n");
        if (drivers.Count == 0)
        {
            page.Html.Literal("<p class=\"empty\">Nothing that varies moves the finish.</p>\n");
            return;
        }

        page.Html.Literal(
            "<table class=\"moved dates drivers\">\n<caption>Critical and uncertain milestones first. The bar is the sensitivity index: "
            + "how often a milestone is critical, times how much of the spread of the finish its work could make.</caption>\n<thead><tr>");
        foreach (string heading in new[] { "Milestone", "Sensitivity", "Critical", "Cruciality" })
            page.Html.Add($"<th scope=\"col\">{heading}</th>");
        page.Html.Literal("</tr></thead>\n<tbody>\n");
        double most = drivers[0].SensitivityIndex;
        foreach (SimulatedMilestone driver in drivers)
        {
            double width = 100 * driver.SensitivityIndex / most;
            page.Html.Literal("<tr><th scope=\"row\">");
            page.Name(driver.Name);
            page.Html.Add(
                $"</th><td data-of=\"Sensitivity\"><svg class=\"pull\" width=\"100%\" height=\"14\" aria-hidden=\"true\">"
                + $"<rect x=\"{50 - (width / 2)}%\" y=\"2\" width=\"{width}%\" height=\"10\" rx=\"2\"/></svg>"
                + $"<b class=\"num\">{FinishDrivers.Text(driver.SensitivityIndex)}</b></td>"
                + $"<td data-of=\"Critical\">{FinishMarkers.Percent(driver.Criticality)}</td>"
                + $"<td data-of=\"Cruciality\">{FinishDrivers.Text(driver.Cruciality)}</td></tr>\n");
        }

        page.Html.Literal("</tbody>\n</table>\n");
        int more = FinishDrivers.Count(simulation) - drivers.Count;
        if (more > 0) page.Html.Add($"<p class=\"more\">and {PictureText.Number(more)} more</p>\n");
    }
}
