using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;

namespace MilestoneTracker.Cli.Verbs;

internal static class WithdrawVerb
{
    public static Verb Make(Toolbox tools)
    {
        Argument<string> name = tools.Name("NAME", "The milestone that depends on others.");
        Argument<string[]> on = tools.Names("ON", "What it is no longer to depend on: one milestone or several, withdrawn together.");
        return new Verb(
            tools, "withdraw", "Take back that a milestone depends on others.", ["milestones withdraw Release Manual", "milestones withdraw API Login Schema --reason \"can be done without\""],
            call =>
            {
                (string milestone, string[] dependencies, int withdrawn) = (call.Get(name), call.Get(on), 0);
                return Changing.Run(
                    call,
                    (registry, context) =>
                    {
                        withdrawn = 0;
                        registry.Batch(
                            proposal =>
                            {
                                foreach (string dependency in dependencies)
                                    if (proposal.WithdrawMilestoneDependency(milestone, dependency)) withdrawn++;
                            },
                            context);
                        return withdrawn > 0;
                    },
                    changed => changed ? $"{milestone} no longer depends on {string.Join(", ", dependencies)}." : $"Nothing changed: {milestone} does not depend on {string.Join(", ", dependencies)}.",
                    (json, after) =>
                    {
                        json.WriteNumber("withdrawn", withdrawn);
                        MilestoneJson.Write(json, after, milestone);
                    });
            }).With(name, on).With(Changing.Options(tools));
    }
}
