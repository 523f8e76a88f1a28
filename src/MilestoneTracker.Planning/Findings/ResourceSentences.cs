namespace MilestoneTracker.Planning.Findings;

// What findings about resources and features say, for people.
internal static class ResourceSentences
{
    public static string Of(PlanFinding finding)
    {
        IReadOnlyList<string> evidence = finding.Evidence;
        return finding.Code switch
        {
            PlanFindingCode.OverAllocated => Load(evidence, "is asked for"),
            PlanFindingCode.StillOverAllocated => Load(evidence, "is still asked for, because of what is pinned,"),
            PlanFindingCode.CannotBeStaffed =>
                $"{string.Join(", ", evidence)} never {(evidence.Count == 1 ? "offers" : "offer")} enough time for it. Assign others, or "
                + "change capacity, calendars or absences.",
            PlanFindingCode.TargetMissedForResources =>
                $"with the people that there are it is finished at {PlanFinding.Finish(evidence[0])}, after its target, which its "
                + "work alone would keep.",
            PlanFindingCode.UnknownResource => $"'{evidence[0]}' is assigned and has no record, so it is ignored. Add the resource.",
            PlanFindingCode.FeaturesOpen => $"it is completed, and features of it are open: {string.Join(", ", evidence)}.",
            PlanFindingCode.FeaturesDone => "all of its features are completed, and it is open. Complete it, or add what is missing.",
            PlanFindingCode.FeatureProgressDiffers =>
                $"its progress is {evidence[0]}, and its features give {evidence[1]}. Compute it again.",
            _ => evidence.Count == 0 ? "it names no milestone. Move it to one."
                : $"there is no milestone '{evidence[0]}'. Move it to another.",
        };
    }

    private static string Load(IReadOnlyList<string> evidence, string verb)
    {
        string others = evidence.Count > 6 ? $" together with {string.Join(", ", evidence.Skip(6))}" : "";
        return $"{evidence[3]} of {evidence[0]} {verb} from {Minute(evidence[1])} to {Minute(evidence[2])}{others}, and there is "
            + $"{evidence[4]}.";
    }

    private static string Minute(string time) => time.Replace('T', ' ');
}
