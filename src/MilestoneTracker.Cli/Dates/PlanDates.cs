using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Fields;

namespace MilestoneTracker.Cli.Dates;

// Computes the schedule of a plan that is shown, and says whether a plan has any dates at all.
internal static class PlanDates
{
    private static readonly string[] OfMilestones =
    [
        PlanningKeys.Duration, PlanningKeys.Estimate, PlanningKeys.Remaining, PlanningKeys.Target, PlanningKeys.NotBefore,
        PlanningKeys.FinishNotBefore, PlanningKeys.Pinned, PlanningKeys.Started, PlanningKeys.Finished,
    ];

    /// <summary>The schedule of the plan of a log, as of --as-of or as it is now, with now as <see cref="PlanNow"/> says.</summary>
    public static Schedule Read(Invocation call, PlanLog log)
    {
        RegistrySnapshot plan = call.ReadPlan(log);
        DateTime now = PlanNow.Of(call, log, plan);
        return ProgressNotice.During(call.Environment, "Computing the dates", () => Schedule.Compute(plan, now));
    }

    /// <summary>Whether any field of a milestone or dependency is an input of the schedule.</summary>
    public static bool HasInputs(RegistrySnapshot plan)
    {
        PlanView view = plan.GetView();
        for (int position = 0; position < view.Count; position++)
        {
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
