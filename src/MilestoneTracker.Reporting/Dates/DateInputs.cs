using MilestoneTracker.Planning.Fields;

namespace MilestoneTracker.Reporting.Dates;

// Whether a plan says anything about dates, so that a schedule of it says more than "now". O(milestones with fields).
internal static class DateInputs
{
    private static readonly string[] Keys =
    [
        PlanningKeys.Target, PlanningKeys.Duration, PlanningKeys.Estimate, PlanningKeys.Remaining, PlanningKeys.NotBefore,
        PlanningKeys.FinishNotBefore, PlanningKeys.Pinned, PlanningKeys.Started, PlanningKeys.Finished,
    ];

    /// <summary>Whether a milestone has a field that planning reads for its dates, whether it parses or not.</summary>
    public static bool HasAny(RegistrySnapshot plan, CancellationToken cancellationToken) =>
        plan.Milestones.WithCancellation(cancellationToken)
            .Any(milestone => !milestone.Fields.IsEmpty && Keys.Any(milestone.Fields.ContainsKey));
}
