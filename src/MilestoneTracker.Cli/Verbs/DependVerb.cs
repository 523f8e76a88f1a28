using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;

namespace MilestoneTracker.Cli.Verbs;

internal static class DependVerb
{
    public static Verb Make(Toolbox tools)
    {
        Argument<string> name = tools.Name("NAME", "The milestone that depends on others.");
        Argument<string[]> on = tools.Names("ON", "What it depends on: one milestone or several, declared together or not at all.");
        return new Verb(
            tools, "depend", "Declare that a milestone depends on others.", ["milestones depend Manual API", "milestones depend Manual API Login --reason \"describes both\""],
            call =>
            {
                (string milestone, string[] dependencies, int declared) = (call.Get(name), call.Get(on), 0);
                return Changing.Run(
                    call,
                    (registry, context) =>
                    {
                        declared = 0;
                        registry.Batch(
                            proposal =>
                            {
                                foreach (string dependency in dependencies)
                                    if (proposal.DeclareMilestoneDependency(milestone, dependency)) declared++;
                            },
                            context);
                        return declared > 0;
                    },
                    changed => changed ? $"{milestone} depends on {string.Join(", ", dependencies)}." : $"Nothing changed: {milestone} depends on {string.Join(", ", dependencies)} already.",
                    (json, after) =>
                    {
                        json.WriteNumber("declared", declared);
                        MilestoneJson.Write(json, after, milestone);
                    });
            }).With(name, on).With(Changing.Options(tools));
    }
}
