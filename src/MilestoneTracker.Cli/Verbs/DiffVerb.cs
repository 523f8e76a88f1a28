using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Reporting;

namespace MilestoneTracker.Cli.Verbs;

internal static class DiffVerb
{
    public static Verb Make(CommandFactory tools)
    {
        Argument<PointInTime?> from = new("FROM")
        {
            Description = "The earlier plan: a version, a day (its end, in UTC) or a time.", CustomParser = Values.Moment,
            Arity = ArgumentArity.ExactlyOne,
        };
        Argument<PointInTime?> to = new("TO") {
            Description = "The later plan (default: the plan as it is now).", CustomParser = Values.Moment,
                Arity = ArgumentArity.ZeroOrOne };
        return new Verb(
            tools, "diff", "List what moved between two versions or times, with old and new values.",
            ["milestones diff 5", "milestones diff 5 8 --json", "milestones diff 2026-01-31 2026-02-28 --log plan.json"], call =>
        {
            using PlanLog log = call.Open();
            PointInTime[] moments = [call.Get(from)!.Value, .. call.Get(to) is { } moment ? [moment] : Array.Empty<PointInTime>()];
            IReadOnlyList<RegistrySnapshot> plans = call.ReadPlans(log, moments);
            (RegistrySnapshot earlier, RegistrySnapshot later) = (plans[0], plans.Count > 1 ? plans[1] : log.Current);
            Movement moved = DifferenceTable.Between(call, earlier, later);
            call.Printer.Answer(
                json =>
                {
                    json.WriteNumber("from", earlier.Version);
                    json.WriteNumber("to", later.Version);
                    json.Movement(moved);
                },
                () => DifferenceTable.Print(call, moved));
            return ExitCode.Done;
        }).With(from, to);
    }
}
