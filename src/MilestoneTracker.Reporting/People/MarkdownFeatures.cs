using MilestoneTracker.Planning.Features;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.People;

// The features of the milestones in scope as a table, in the order of milestones, then of names; and what is wrong with features.
internal static class MarkdownFeatures
{
    private const int MaxRows = 500;

    public static void Write(PlanReport report, TextWriter output)
    {
        if (!report.People.HasFeatures) return;
        Feature[] features = [.. report.Milestones.SelectMany(entry => report.People.FeaturesOf(entry.Name))];
        output.Write("\n## Features\n");
        if (features.Length > 0)
        {
            output.Write("\n| Milestone | Feature | Status | Weight | Progress |\n| --- | --- | --- | ---: | ---: |\n");
            foreach (Feature feature in features.Take(MaxRows))
            {
                output.Write($"| {MarkdownDates.Name(feature.Milestone, report.Snapshot)} | {MarkdownText.Escape(feature.Name)} | "
                    + $"{DisplayText.Format(feature.Status)} | {DisplayText.Format(feature.Weight)} | {FeatureText.Progress(feature)} |\n");
            }

            if (features.Length > MaxRows)
                output.Write($"\nand {DisplayText.Format(features.Length - MaxRows)} more; the JSON of this report has all of them\n");
        }

        if (features.Length == 0) output.Write("\nNo milestone of the requested part has any.\n");
        MarkdownPeople.Notes(report.People.FeatureNotes, report.Snapshot, output);
    }
}
