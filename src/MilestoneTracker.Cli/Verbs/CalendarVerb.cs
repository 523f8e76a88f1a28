using System.CommandLine;
using System.CommandLine.Completions;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Planning.Fields;

namespace MilestoneTracker.Cli.Verbs;

internal static class CalendarVerb
{
    public static Verb Make(CommandFactory tools)
    {
        Argument<string> name = new("NAME")
        {
            Description = "The calendar: any name but standard and 24x7, which are built in.",
            CompletionSources = { context => Names(tools, context) },
        };
        Argument<string?> text = InputVerb.Value(
            "TEXT", "When work is done: items with \"; \" between, a later one wins, such as \"base standard; fr 08:00-12:00\".");
        Option<bool> clear = InputVerb.Clear("Take the calendar out of the plan.");
        return new Verb(
            tools, "calendar", "Define a calendar in the plan. Name it with 'set NAME calendar=' or 'set --plan calendar='.",
            ["milestones calendar short \"base standard; fr 08:00-12:00\"",
                "milestones calendar crew \"mo-sa 06:00-14:00; 2026-12-24..2027-01-01 off\"", "milestones calendar crew --clear"],
            call =>
            {
                InputVerb.Check(call.Get(text) is not null, call.Get(clear), "when work is done, such as \"mo-fr 09:00-17:00\"");
                InputVerb.CheckPartOfKey("the name of a calendar", PlanningKeys.CalendarPrefix, call.Get(name));
                FieldEdit edit = new(
                    FieldOwner.Plan,
                    [new KeyValuePair<string, string?>(PlanningKeys.CalendarPrefix + call.Get(name), InputVerb.Trimmed(call.Get(text)))]);
                return FieldChange.Run(call, FieldOwner.Plan, (plan, _) =>
                {
                    if (call.Get(clear))
                        InputVerb.NoteUnknown(call, "calendar", PlanningKeys.CalendarPrefix, call.Get(name), plan.Now);
                    edit.ApplyTo(plan);
                });
            }).With(name).With(text).With(clear).With(tools.Shared.ForChanges);
    }

    private static IEnumerable<CompletionItem> Names(CommandFactory tools, CompletionContext context) =>
        tools.PlanFieldKeys(context).Where(Vocabulary.IsCalendar)
            .Select(key => new CompletionItem(key[PlanningKeys.CalendarPrefix.Length..]));
}
