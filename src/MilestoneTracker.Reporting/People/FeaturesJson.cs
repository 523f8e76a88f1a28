using System.Text.Json;
using MilestoneTracker.Planning.Features;

namespace MilestoneTracker.Reporting.People;

// The features of the milestones in scope as JSON, and what is wrong with features; docs/reporting/json.md documents each property.
internal static class FeaturesJson
{
    public static void Write(Utf8JsonWriter json, PlanReport report)
    {
        json.WriteStartObject("features");
        json.WriteStartArray("milestones");
        foreach (ReportedMilestone entry in report.Milestones)
        {
            IReadOnlyList<Feature> features = report.People.FeaturesOf(entry.Name);
            if (features.Count == 0) continue;
            json.WriteStartObject();
            json.WriteString("name", entry.Name);
            json.WriteStartArray("features");
            foreach (Feature feature in features) WriteFeature(json, feature);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        PeopleJson.WriteFindings(json, FeatureRegistry.Validate(report.Snapshot));
        json.WriteEndObject();
    }

    private static void WriteFeature(Utf8JsonWriter json, Feature feature)
    {
        json.WriteStartObject();
        json.WriteString("name", feature.Name);
        json.WriteString("component", feature.Component);
        json.WriteString("status", feature.Status.ToWord());
        json.WriteNumber("weight", feature.Weight);
        if (feature.Progress is { } progress) json.WriteNumber("progress", progress);
        else json.WriteNull("progress");
        json.WriteEndObject();
    }
}
