using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Terminal;

namespace MilestoneTracker.Cli.Verbs;

internal static class StatusVerb
{
    public static Verb Make(CommandFactory tools)
    {
        Argument<string> name = tools.Name("NAME", "The milestone.");
        Argument<MilestoneStatus> status =
            new("STATUS") { Description = "planned, in-progress, completed, blocked, on-hold or cancelled.", CustomParser = Values.Status };
        status.CompletionSources.Clear();
        status.CompletionSources.Add(Values.StatusWords);
        return new Verb(
            tools, "status", "Set the status of a milestone.", [
            "milestones status API in-progress", "milestones status Schema completed --as ada --reason migrated",
                "milestones status Login planned --correlation-id \"ticket 12\""],
            call =>
            {
                string changed = call.Get(name);
                MilestoneStatus to = call.Get(status);
                return new ChangeCommand<(MilestoneStatus From, bool IsChanged)>
                {
                    Change = (registry, context) =>
                    {
                        MilestoneStatus? from = registry.Current.GetMilestone(changed)?.Status;
                        bool isChanged = registry.UpdateMilestoneStatus(changed, to, context);
                        return (from!.Value, isChanged);
                    },
                    HasChanged = result => result.IsChanged,
                    Text = result =>
                    result.IsChanged ? $"{changed}: {TerminalText.Format(result.From)} → {TerminalText.Format(to)}."
                    : $"Nothing changed: {changed} is {TerminalText.Format(to)} already.",
                    Json = (json, result, after) =>
                    {
                        json.WriteString("old", result.From.ToWord());
                        json.WriteString("new", to.ToWord());
                        ChangedMilestone.Write(json, after, changed);
                    },
                }.Run(call);
            }).With(name, status).With(tools.Shared.ForChanges);
    }

    public static Option<MilestoneStatus> StatusOption(string description)
    {
        Option<MilestoneStatus> option =
            new("--status", "-s") { Description = description, HelpName = "STATUS", CustomParser = Values.Status };
        option.CompletionSources.Clear();
        option.CompletionSources.Add(Values.StatusWords);
        return option;
    }
}
