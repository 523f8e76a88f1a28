using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;

namespace MilestoneTracker.Cli.Verbs;

internal static class DiffVerb
{
    public static Verb Make(Toolbox tools)
    {
        Argument<Moment?> from = new("FROM") { Description = "The earlier plan: a version, a day (its end, in UTC) or a time.", CustomParser = Values.Moment };
        Argument<Moment?> to = new("TO") { Description = "The later plan; the plan as it is now where it is not given.", CustomParser = Values.Moment, Arity = ArgumentArity.ZeroOrOne };
        return new Verb(tools, "diff", "Tell what moved between two versions or times, from what to what.", ["milestones diff 5", "milestones diff 5 8 --json", "milestones diff 2026-01-31 2026-02-28 --log plan.json"], call =>
        {
            using PlanLog log = call.Open();
            RegistrySnapshot earlier = call.Look(log, call.Get(from)!);
            RegistrySnapshot later = call.Get(to) is { } moment ? call.Look(log, moment) : log.Current;
            IReadOnlyList<MilestoneDifference> moved = later.CompareTo(earlier);
            if (call.IsJson)
            {
                call.Printer.Json(json =>
                {
                    json.WriteStartObject();
                    json.WriteNumber("from", earlier.Version);
                    json.WriteNumber("to", later.Version);
                    json.Differences(moved);
                    json.WriteEndObject();
                });
                return ExitCode.Done;
            }

            Moved.Print(call, moved);
            return ExitCode.Done;
        }).With(from, to);
    }
}
