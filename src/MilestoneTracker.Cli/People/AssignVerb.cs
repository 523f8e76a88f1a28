using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Cli.Verbs;
using MilestoneTracker.Planning.Resources;

namespace MilestoneTracker.Cli.People;

// Says who works on a milestone, in one change.
internal static class AssignVerb
{
    public static Verb Make(CommandFactory tools)
    {
        Argument<string> name = tools.Name("NAME", "The milestone.");
        Argument<string[]> who = new("WHO")
        {
            Description = "A quantity and a resource, such as \"0.5 Ada Lovelace\"; a resource alone for 1 of it. Others stay assigned.",
            Arity = ArgumentArity.ZeroOrMore, CompletionSources = { context => tools.Records(context, ResourceKeys.Collection) },
        };
        Option<string[]> remove = new("--remove")
        {
            Description = "A resource that no longer works on it; may be given several times.", HelpName = "RESOURCE",
            AllowMultipleArgumentsPerToken = false,
            CompletionSources = { context => tools.Records(context, ResourceKeys.Collection) },
        };
        Option<bool> clear = new("--clear")
        {
            Description = "Remove all assignments first.", Arity = ArgumentArity.Zero,
        };
        return new Verb(
            tools, "assign", "Say who works on a milestone, and how much of each.",
            [
                "milestones assign API \"0.5 Ada Lovelace\" QA", "milestones assign Manual \"2 QA\" --remove \"Ada Lovelace\"",
                "milestones assign Manual --clear",
            ],
            call =>
            {
                AssignmentEdit edit = new(call.Get(who), call.Get(remove) ?? [], call.Get(clear));
                edit.Check();
                string milestone = call.Get(name);
                return FieldChange.Run(
                    call, FieldOwner.OfMilestone(milestone), (plan, _) => edit.ApplyTo(plan, milestone),
                    note: (plan, hasChanged) => hasChanged ? AssignmentEdit.Note(plan, milestone) : null);
            }).With(name).With(who).With(remove, clear).With(tools.Shared.ForChanges);
    }
}
