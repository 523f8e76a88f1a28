using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Cli.Verbs;
using MilestoneTracker.Planning.Resources;

namespace MilestoneTracker.Cli.People;

// Adds, changes or removes a resource, in one change.
internal static class ResourceVerb
{
    public static Verb Make(CommandFactory tools)
    {
        Argument<string> name = tools.RecordName(
            "NAME", "The resource: a person, a machine, or a pool of equals. The log keeps its name for good.", ResourceKeys.Collection);
        Option<string> capacity = new("--capacity")
        {
            Description = "How much there is of it, such as 2, or with steps \"2; 2026-03-01 3\" (default: 1).", HelpName = "CAPACITY",
        };
        Option<string> calendar = new("--calendar")
        {
            Description = "The calendar that it works by (default: the plan's). Empty: the plan's again.", HelpName = "NAME",
            CompletionSources = { context => tools.Calendars(context) },
        };
        Option<string[]> unavailable = new("--unavailable")
        {
            Description = "Days on which it is away, such as 2026-07-01..2026-07-14, with what is left if anything is; may be given "
                + "several times, and replaces what there is. Empty: none.",
            HelpName = "DAYS", AllowMultipleArgumentsPerToken = false,
        };
        Option<bool> remove = new("--remove")
        {
            Description = "Remove the resource, and take it from every milestone that it is assigned to.", Arity = ArgumentArity.Zero,
        };
        return new Verb(
            tools, "resource", "Add or change a person, a machine or a pool: how much there is of it, and when.",
            [
                "milestones resource QA --capacity 2", "milestones resource \"Ada Lovelace\" --calendar standard",
                "milestones resource QA --unavailable 2026-07-01..2026-07-14 --unavailable \"2026-08-03 0.5\"",
                "milestones resource Testers --remove --reason \"one team now\"",
            ],
            call =>
            {
                string resource = call.Get(name);
                List<KeyValuePair<string, string?>> values = [];
                if (call.Get(capacity) is { } much) values.Add(new(ResourceKeys.Capacity, InputVerb.Trimmed(much)));
                if (call.Get(calendar) is { } named) values.Add(RecordVerb.Typed(ResourceKeys.Calendar, named));
                if (call.Has(unavailable))
                {
                    string days = string.Join("; ", call.Get(unavailable)!.Select(InputVerb.Trimmed));
                    values.Add(RecordVerb.Typed(ResourceKeys.Unavailable, days));
                }

                bool isRemoved = call.Get(remove);
                RecordVerb.Check(isRemoved, values);
                FieldOwner owner = FieldOwner.OfRecord(ResourceKeys.Collection, resource);
                return FieldChange.Run(
                    call, owner,
                    (plan, _) =>
                    {
                        if (isRemoved) RecordVerb.CheckThere(plan.Now, ResourceKeys.Collection, resource, "resource");
                        if (isRemoved) ResourceFields.Remove(plan, resource);
                        else new FieldEdit(owner, WithCapacity(plan.Now, resource, values)).ApplyTo(plan);
                    },
                    nothing: isRemoved || values.Count > 0 ? null
                        : $"There is a resource '{resource}' already. Say what to change, such as --capacity 2.");
            }).With(name).With(capacity, calendar, unavailable, remove).With(tools.Shared.ForChanges);
    }

    // A record exists while it has a field, so a new one always says how much there is of it.
    private static List<KeyValuePair<string, string?>> WithCapacity(
        RegistrySnapshot plan, string name, List<KeyValuePair<string, string?>> values) =>
        plan.GetRecords(ResourceKeys.Collection).ContainsKey(name) || values.Exists(value => value.Key == ResourceKeys.Capacity)
            ? values : [new(ResourceKeys.Capacity, CapacitySteps.One.ToString()), .. values];
}
