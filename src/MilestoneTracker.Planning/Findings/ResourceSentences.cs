namespace MilestoneTracker.Planning.Findings;

// What findings about resources and features say, for people.
internal static class ResourceSentences
{
    public static string Of(PlanFinding finding)
    {
        IReadOnlyList<string> evidence = finding.Evidence;
        return finding.Code switch
        {
            PlanFindingCode.OverAllocated => Load(evidence, "is over-allocated", ""),
            PlanFindingCode.StillOverAllocated => Load(evidence, "is still over-allocated", ", because of what is pinned"),
            PlanFindingCode.CannotBeStaffed =>
                $"{string.Join(", ", evidence)} never {(evidence.Count == 1 ? "offers" : "offer")} enough time for it. Assign others, or "
                + "change capacity, calendars or absences.",
            PlanFindingCode.TargetMissedForResources =>
                $"with the people available it is finished at {PlanFinding.Finish(evidence[0])}, after its target, which its "
                + "work alone would keep.",
            PlanFindingCode.UnknownResource => $"'{evidence[0]}' is assigned and has no record, so it is ignored. Add the resource.",
            PlanFindingCode.FeaturesOpen => $"it is completed, and features of it are open: {string.Join(", ", evidence)}.",
            PlanFindingCode.FeaturesDone => "all of its features are completed, and it is open. Complete it, or add what is missing.",
            PlanFindingCode.FeatureProgressDiffers =>
                $"its progress is {evidence[0]}, and its features give {evidence[1]}. "
                + "Recompute it with 'milestones feature NAME' of any of them.",
            _ => evidence.Count == 0 ? "it names no milestone. Move it to one."
                : $"there is no milestone '{evidence[0]}'. Move it to another.",
        };
    }

    // The first interval, and the peak of all of them with its capacity: the others may be in any.
    private static string Load(IReadOnlyList<string> evidence, string verb, string why)
    {
        string others = evidence.Count > 6 ? $" Other demand: {string.Join(", ", evidence.Skip(6))}." : "";
        return $"{evidence[0]} {verb} from {evidence[1].Replace('T', ' ')} on{why}: the demand is up to {evidence[3]} at a capacity of "
            + $"{evidence[4]}.{others}";
    }
}
