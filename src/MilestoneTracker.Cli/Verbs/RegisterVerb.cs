using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Terminal;

namespace MilestoneTracker.Cli.Verbs;

internal static class RegisterVerb
{
    public static Verb Make(CommandFactory tools)
    {
        Argument<string> name = tools.NewName("NAME", "The name of the new milestone.");
        Option<string[]> components = tools.Components("A component that it spans");
        Option<MilestoneStatus> status = StatusVerb.StatusOption("Its first status (default: planned).");
        return new Verb(
            tools, "register", "Register a milestone.",
            ["milestones register Launch", "milestones register Beta --component backend --component frontend --status in-progress",
                "milestones register \"Beta 2\" --as ada --reason \"asked for by sales\""],
            call =>
            {
                string added = call.Get(name);
                return new ChangeCommand<Milestone>
                {
                    Change = (registry, context) =>
                        registry.RegisterMilestone(added, call.Get(components) ?? [], call.Get(status), context),
                    HasChanged = _ => true,
                    Text = milestone => $"Registered {added} ({TerminalText.Format(milestone.Status)}).",
                    Json = (json, _, after) => ChangedMilestone.Write(json, after, added),
                }.Run(call);
            }).With(name).With(components, status).With(tools.Shared.ForChanges);
    }
}
