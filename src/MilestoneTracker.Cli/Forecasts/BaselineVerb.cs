using System.CommandLine;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Verbs;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Trends;
using MilestoneTracker.Reporting;
using System.CommandLine.Completions;

namespace MilestoneTracker.Cli.Forecasts;

// Gives a version of the plan a name, to compare with later; or lists these names, with how far the finish has moved since.
internal static class BaselineVerb
{
    public static Verb Make(CommandFactory tools)
    {
        Argument<string?> name = new("NAME")
        {
            Description = "The name of the baseline.", Arity = ArgumentArity.ZeroOrOne,
            CompletionSources = { context => Names(tools, context) },
        };
        Option<PointInTime?> at = new("--at")
        {
            Description = "The version to name: a version, a day or a time in UTC (default: the plan as it is).", HelpName = "WHEN",
            CustomParser = Values.Moment,
        };
        Option<bool> clear = InputVerb.Clear("Forget the name.");
        Option<bool> list = new("--list") { Description = "List the baselines of the plan.", Arity = ArgumentArity.Zero };
        return new Verb(
            tools, "baseline", "Name the plan as it is, or as it was, to compare its forecast with later ones.",
            ["milestones baseline kickoff", "milestones baseline agreed --at 5 --reason \"as agreed\"",
                "milestones baseline kickoff --clear", "milestones baseline --list --json --now 2026-03-02"],
            call =>
            {
                bool isSet = call.Get(name) is not null;
                if (call.Get(list) == isSet)
                    throw new InvocationException(ExitCode.Usage, "Give the name of a baseline, or --list to see them.");
                if (call.Get(list) ? call.Has(at) || call.Get(clear) : call.Has(tools.Shared.Now) || call.Get(clear) && call.Has(at))
                {
                    throw new InvocationException(
                        ExitCode.Usage,
                        "--at names a version, --clear forgets a name, and --now is for --list. Leave out what does not fit.");
                }

                return call.Get(list) ? BaselineList.Print(call) : Set(call, call.Get(name)!, call.Get(at), call.Get(clear));
            }).With(name).With(at, clear, list, tools.Shared.Now).With(tools.Shared.ForChanges);
    }

    private static int Set(Invocation call, string name, PointInTime? at, bool isCleared)
    {
        InputVerb.CheckPartOfKey("the name of a baseline", PlanningKeys.BaselinePrefix, name);
        long? version = at is { } moment ? VersionAt(call, moment) : null;
        return FieldChange.Run(
            call, FieldOwner.Plan,
            (plan, _) =>
            {
                if (isCleared) InputVerb.NoteUnknown(call, "baseline", PlanningKeys.BaselinePrefix, name, plan.Now);
                if (isCleared) Baseline.Clear(plan, name);
                else if (version is { } known) Baseline.Set(plan, name, known);
                else SetToPresent(plan, name);
            },
            moved => Sentence(name, moved[0]));
    }

    private static void SetToPresent(PlanEditor plan, string name)
    {
        if (plan.Now.Version == 0)
            throw new InvocationException(ExitCode.Refused, "The plan is empty, so there is nothing to name yet.");
        Baseline.Set(plan, name);
    }

    private static string Sentence(string name, FieldDifference field) => field.After is null
        ? $"Forgot the baseline {name}, which was version {field.Before}."
        : $"The baseline {name} is version {field.After}{(field.Before is { } before ? $", instead of {before}" : "")}.";

    // Before the change, and in a look of its own: what a moment means does not change any more.
    private static long VersionAt(Invocation call, PointInTime moment)
    {
        using PlanLog log = call.Open();
        log.CheckReached(moment);
        long version = moment.Time is { } time
            ? ChangeTimes.Read(log.Events, call.Environment.Cancelled).VersionAt(time) : moment.Version!.Value;
        return version > 0 ? version
            : throw new InvocationException(ExitCode.Refused, $"There is no plan as of {moment}: the first change is later.");
    }

    private static IEnumerable<CompletionItem> Names(CommandFactory tools, CompletionContext context) =>
        tools.PlanFieldKeys(context).Where(key => key.StartsWith(PlanningKeys.BaselinePrefix, StringComparison.Ordinal))
            .Select(key => new CompletionItem(key[PlanningKeys.BaselinePrefix.Length..]));
}
