using MilestoneTracker.Planning.Features;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.People;

// What there is to say about features, in words: the same in every format for people.
internal static class FeatureText
{
    /// <summary>The features of a milestone that are shown.</summary>
    public const int MaxFeatures = 50;

    /// <summary>What a feature counts as done: "50 %", assumed of one in progress without a report; percentages are cut down.</summary>
    public static string Progress(Feature feature)
    {
        if (feature.Status == MilestoneStatus.Cancelled) return "does not count";
        string percent = DisplayText.Format((int)Math.Floor((decimal)feature.EffectiveProgress * 100)) + " %";
        return feature is { Status: MilestoneStatus.InProgress, Progress: null } ? percent + " (assumed)" : percent;
    }

    /// <summary>How many features there are, and how many of them are done: "3 features, 1 completed".</summary>
    public static string Counts(IReadOnlyCollection<Feature> features)
    {
        int completed = features.Count(feature => feature.Status == MilestoneStatus.Completed);
        int cancelled = features.Count(feature => feature.Status == MilestoneStatus.Cancelled);
        return $"{DisplayText.Counted(features.Count, "feature", "features")}, {DisplayText.Format(completed)} completed"
            + (cancelled > 0 ? $", {DisplayText.Format(cancelled)} cancelled" : "");
    }
}
