using MilestoneTracker.Planning.Findings;

namespace MilestoneTracker.Planning.Features;

// What may be wrong with features, and between them and their milestones.
internal static class FeatureFindings
{
    public static void Add(RegistrySnapshot snapshot, List<PlanFinding> findings)
    {
        Dictionary<string, List<Feature>> byMilestone = new(StringComparer.Ordinal);
        foreach ((string name, var fields) in snapshot.GetRecords(FeatureKeys.Collection))
        {
            Feature feature = FeatureReader.Read(name, fields, findings);
            if (!NameRules.IsValid(feature.Milestone, out _) || !snapshot.Contains(feature.Milestone))
            {
                findings.Add(PlanFinding.OfRecord(
                    PlanFindingCode.FeatureOrphan, FeatureKeys.Collection, name, feature.Milestone.Length == 0 ? [] : [feature.Milestone]));
                continue;
            }

            if (!byMilestone.TryGetValue(feature.Milestone, out List<Feature>? list)) byMilestone.Add(feature.Milestone, list = []);
            list.Add(feature);
        }

        foreach ((string name, List<Feature> features) in byMilestone) Compare(snapshot.GetMilestone(name)!, features, findings);
    }

    private static void Compare(Milestone milestone, List<Feature> features, List<PlanFinding> findings)
    {
        string[] open = [
            .. features.Where(feature => feature.Counts && feature.Status != MilestoneStatus.Completed).Select(feature => feature.Name)];
        bool isCompleted = milestone.Status == MilestoneStatus.Completed;
        if (isCompleted && open.Length > 0) findings.Add(new PlanFinding(PlanFindingCode.FeaturesOpen, milestone.Name, open));
        if (FeatureProgress.Of(features) is not { } progress) return;
        if (open.Length == 0 && !isCompleted && milestone.Status != MilestoneStatus.Cancelled)
            findings.Add(new PlanFinding(PlanFindingCode.FeaturesDone, milestone.Name));
        string? reported = milestone.Fields.GetValueOrDefault(FieldKeys.Progress);
        if (reported != progress)
            findings.Add(new PlanFinding(PlanFindingCode.FeatureProgressDiffers, milestone.Name, reported ?? "not set", progress));
    }
}
