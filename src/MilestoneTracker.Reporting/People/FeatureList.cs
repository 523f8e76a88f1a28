using MilestoneTracker.Planning.Features;
using MilestoneTracker.Reporting.Pages;
using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Reporting.People;

// The features of a milestone in its row of the table, folded; and below the table what is wrong with features.
internal static class FeatureList
{
    public static void Write(Page page, ReportedMilestone entry)
    {
        IReadOnlyList<Feature> features = page.Report.People.FeaturesOf(entry.Name);
        if (features.Count == 0) return;
        page.Html.Add($"<details class=\"features\"><summary>{FeatureText.Counts(features)}</summary><ul>");
        foreach (Feature feature in features.Take(FeatureText.MaxFeatures))
        {
            page.Html.Add($"<li><bdi>{feature.Name}</bdi> <small>");
            page.Status(feature.Status);
            page.Html.Add($" · {FeatureText.Progress(feature)}");
            if (feature.Weight != 1) page.Html.Add($" · weight {feature.Weight}");
            page.Html.Literal("</small></li>");
        }

        if (features.Count > FeatureText.MaxFeatures)
            page.Html.Add($"<li class=\"more\">and {PictureText.Number(features.Count - FeatureText.MaxFeatures)} more</li>");
        page.Html.Literal("</ul></details>");
    }

    public static void WriteNotes(Page page)
    {
        if (page.Report.People.FeatureNotes.Count == 0) return;
        page.Html.Literal("<h3 class=\"sub\">What may be wrong with features</h3>\n");
        LevelledTable.Notes(page, page.Report.People.FeatureNotes);
    }
}
