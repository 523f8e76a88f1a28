using System.Collections.Immutable;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Features;

// From the fields of a record to a feature. What does not parse counts as not set, and is a finding where a list is there to take it.
internal static class FeatureReader
{
    private const string StatusRule = "A status is one of PLANNED, IN_PROGRESS, COMPLETED, BLOCKED, ON_HOLD and CANCELLED.";
    private const string ProgressRule = "Progress is 0, 1, or a fraction between them with at most six decimals, the last not 0.";
    private const string WeightRule = "A weight is a whole number from 1 to 1000, without zeros at its start.";

    public static Feature Read(string name, ImmutableSortedDictionary<string, string> fields, List<PlanFinding>? findings = null)
    {
        MilestoneStatus status = MilestoneStatus.Planned;
        int? progress = null;
        int weight = 1;
        if (fields.TryGetValue(FeatureKeys.Status, out string? text) && !MilestoneStatuses.TryParseExact(text, out status))
        {
            status = MilestoneStatus.Planned;
            Add(FeatureKeys.Status, text, StatusRule);
        }

        if (fields.TryGetValue(FeatureKeys.Progress, out text) && (progress = FeatureProgress.TryParse(text)) is null)
            Add(FeatureKeys.Progress, text, ProgressRule);
        if (fields.TryGetValue(FeatureKeys.Weight, out text))
        {
            int read = text.Length is >= 1 and <= 4 && text[0] != '0' ? PlanMoment.Number(text) : -1;
            if (read is >= 1 and <= 1000) weight = read;
            else Add(FeatureKeys.Weight, text, WeightRule);
        }

        return new Feature(name)
        {
            Milestone = fields.GetValueOrDefault(FeatureKeys.Milestone) ?? "", Component = fields.GetValueOrDefault(FeatureKeys.Component),
            Status = status, ReportedMillionths = progress, Weight = weight,
        };

        void Add(string key, string value, string rule) => findings?.Add(
            PlanFinding.OfRecord(PlanFindingCode.InvalidField, FeatureKeys.Collection, name, [key, value, rule]));
    }
}
