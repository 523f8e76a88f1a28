using MilestoneTracker.Planning.Fields;

namespace MilestoneTracker.Reporting.Dates;

// Whether a plan says anything about dates, so that a schedule of it says more than "now": for reports and for the command. O(milestones,
// and dependencies of those that have fields of dependencies).
internal static class DateInputs
{
    private static readonly string[] OfMilestones =
    [
        PlanningKeys.Target, PlanningKeys.Duration, PlanningKeys.Estimate, PlanningKeys.Remaining, PlanningKeys.NotBefore,
        PlanningKeys.FinishNotBefore, PlanningKeys.Pinned, PlanningKeys.Started, PlanningKeys.Finished,
    ];

    /// <summary>Whether a milestone or a dependency has a field that planning reads for its dates, whether it parses or not.</summary>
    public static bool HasAny(RegistrySnapshot plan, CancellationToken cancellationToken)
    {
        PlanView view = plan.GetView();
        for (int position = 0; position < view.Count; position++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (view.HasDependencyFieldsAt(position) && HasLink(view, position)) return true;
            if (!view.FieldsAt(position).IsEmpty && Array.Exists(OfMilestones, view.FieldsAt(position).ContainsKey)) return true;
        }

        return false;
    }

    private static bool HasLink(PlanView view, int position)
    {
        foreach (int dependency in view.DependenciesAt(position))
        {
            if (view.DependencyFieldsAt(position, dependency) is var fields
                && (fields.ContainsKey(PlanningKeys.Link) || fields.ContainsKey(PlanningKeys.Lag))) return true;
        }

        return false;
    }
}
