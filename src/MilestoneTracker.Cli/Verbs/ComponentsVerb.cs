using System.Collections.Immutable;
using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Terminal;

namespace MilestoneTracker.Cli.Verbs;

internal static class ComponentsVerb
{
    public static Verb Make(CommandFactory tools)
    {
        Argument<string> name = tools.Name("NAME", "The milestone.");
        Option<string[]> add = tools.ComponentOption("--add", "A component to add");
        Option<string[]> remove = tools.ComponentOption("--remove", "A component to remove");
        Option<string[]> set = tools.ComponentOption(
            "--set", "A component of the new set, which replaces the old one");
        Option<bool> none = new("--none") { Description = "Remove every component.", Arity = ArgumentArity.Zero };
        return new Verb(
            tools, "components", "Change the components that a milestone spans.",
            [
                "milestones components API --add security --remove backend", "milestones components Release --set backend --set docs",
                "milestones components Manual --none",
            ],
            call =>
            {
                string changed = call.Get(name);
                ComponentEdit edit = new(call.Get(add) ?? [], call.Get(remove) ?? [], call.Get(set) ?? [], call.Get(none));
                edit.Check();
                return new ChangeCommand<(ImmutableSortedSet<string> Old, ImmutableSortedSet<string> New)>
                {
                    Change = (registry, context) =>
                    {
                        Milestone? before = registry.Current.GetMilestone(changed);
                        RegistrySnapshot after = registry.Batch(plan => edit.ApplyTo(plan, changed), context);
                        return (before!.Components, after.GetMilestone(changed)!.Components);
                    },
                    HasChanged = moved => !moved.Old.SetEquals(moved.New),
                    Text = moved => moved.Old.SetEquals(moved.New)
                        ? $"Nothing changed: {changed} spans {Listed(moved.New)} already."
                        : $"{changed}: {Listed(moved.Old)} → {Listed(moved.New)}.",
                    Json = (json, moved, after) =>
                    {
                        json.Strings("old", moved.Old);
                        json.Strings("new", moved.New);
                        ChangedMilestone.Write(json, after, changed);
                    },
                }.Run(call);
            }).With(name).With(add, remove, set, none).With(tools.Shared.ForChanges);
    }

    private static string Listed(ImmutableSortedSet<string> components) =>
        components.IsEmpty ? "no component" : string.Join(", ", components);
}
