using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Terminal;

namespace MilestoneTracker.Cli.Verbs;

internal static class StatusVerb
{
    public static Verb Make(Toolbox tools)
    {
        Argument<string> name = tools.Name("NAME", "The milestone.");
        Argument<MilestoneStatus> status = new("STATUS") { Description = "planned, in-progress, completed, blocked, on-hold or cancelled.", CustomParser = Values.Status };
        status.CompletionSources.Clear();
        status.CompletionSources.Add(Values.StatusWords);
        return new Verb(
            tools, "status", "Set the status of a milestone.", ["milestones status API in-progress", "milestones status Schema completed --as ada --reason migrated", "milestones status Login planned --correlation-id \"ticket 12\""],
            call =>
            {
                string changed = call.Get(name);
                MilestoneStatus to = call.Get(status);
                MilestoneStatus? from = null;
                return Changing.Run(
                    call,
                    (registry, context) =>
                    {
                        from = registry.Current.GetMilestone(changed)?.Status;
                        return registry.UpdateMilestoneStatus(changed, to, context);
                    },
                    isChanged => isChanged ? $"{changed}: {Words.Of(from!.Value)} → {Words.Of(to)}." : $"Nothing changed: {changed} is {Words.Of(to)} already.",
                    (json, after) =>
                    {
                        json.WriteString("oldStatus", from!.Value.ToWord());
                        MilestoneJson.Write(json, after, changed);
                    });
            }).With(name, status).With(Changing.Options(tools));
    }

    public static Option<MilestoneStatus> StatusOption(string description)
    {
        Option<MilestoneStatus> option = new("--status", "-s") { Description = description, HelpName = "STATUS", CustomParser = Values.Status };
        option.CompletionSources.Clear();
        option.CompletionSources.Add(Values.StatusWords);
        return option;
    }
}
