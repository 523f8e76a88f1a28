using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Reporting;

namespace MilestoneTracker.Cli.Verbs;

internal static class ImpactVerb
{
    private static readonly string[] Headings = ["DEPENDENT", "STATUS", "DONE"];

    public static Verb Make(CommandFactory tools)
    {
        Argument<string> name = tools.Name("NAME", "The milestone.");
        return new Verb(
            tools, "impact", "List everything that depends on a milestone, directly or indirectly.",
            ["milestones impact Schema", "milestones impact Login --json"], call =>
        {
            using PlanLog log = call.Open();
            RegistrySnapshot snapshot = call.ReadPlan(log);
            IReadOnlyList<string> reached = snapshot.AnalyzeImpact(call.Get(name));
            call.Printer.Answer(
                json =>
                {
                    json.WriteString("name", call.Get(name));
                    json.Strings("impact", reached);
                },
                () =>
                {
                    if (reached.Count == 0 && call.Printer.IsTerminal)
                    {
                        call.Printer.Line($"Nothing depends on {call.Get(name)}.");
                    }
                    else
                    {
                        ProgressNotice.During(
                            call.Environment, "Counting the progress", () =>
                            CountedProgress.For(snapshot, reached.Count, call.Environment.Cancelled));
                        call.Printer.Table(
                            Headings, reached.Select(other => snapshot.GetMilestone(other)!)
                            .Select(other => new[] { other.Name, TerminalText.CellOf(other.Status), TerminalText.ProgressOf(other) }));
                    }
                });
            return ExitCode.Done;
        }).With(name).With(tools.Shared.AsOf);
    }
}
