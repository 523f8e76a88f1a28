using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Reporting;
using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Cli.Verbs;

// What is at risk and why: every factor of one milestone with its path, or the worst factor of each milestone, the highest level first.
// The levels come from one pass over the plan; each milestone at risk is assessed when its line is written.
internal static class RiskVerb
{
    private static readonly string[] Headings = ["MILESTONE", "RISK", "DONE", "WHY", "PATH"];

    public static Verb Make(CommandFactory tools)
    {
        Argument<string?> name = tools.OptionalName("NAME", "The milestone (default: all that are at risk).");
        Option<RiskLevel> from = CommandFactory.MinimumRisk(
            "Without a name: the lowest level at which a milestone counts as at risk: low, medium, high or critical (default: "
            + "medium).");
        Option<bool> byCause = new("--by-cause")
        {
            Description = "List the causes: since when, by whom, and which milestones each puts at risk.",
        };
        const string about = "Show what is at risk and why: every reason for one milestone, or the worst reason for each.";
        string[] examples =
            ["milestones risk", "milestones risk Release", "milestones risk --by-cause", "milestones risk --risk-from low --json"];
        return new Verb(tools, "risk", about, examples, call =>
        {
            if (call.Get(name) is not null && call.Get(byCause))
                throw new InvocationException(ExitCode.Usage, "--by-cause is about the whole plan. Leave the name or --by-cause out.");
            using PlanLog log = call.Open();
            RegistrySnapshot snapshot = call.ReadPlan(log);
            RiskLevel level = call.Has(from) ? call.Get(from) : RiskLevel.Medium;
            if (call.Get(name) is { } asked) One(call, snapshot.AssessRisk(asked));
            else if (call.Get(byCause)) RiskCauseList.Print(call, snapshot, level);
            else All(call, snapshot, level);
            return ExitCode.Done;
        }).With(name).With(byCause, from, tools.Shared.AsOf);
    }

    /// <summary>A factor, with the path to its cause.</summary>
    public static void PrintFactor(Printer printer, RiskFactor factor, string indent)
    {
        printer.Line(
            indent, new Cell(TerminalText.Format(factor.Level), Tone: TerminalText.ToneOf(factor.Level)),
            $": {TerminalText.Format(factor)}{(factor.Chain.Count <= 2 ? "" : $" ({PathOf(factor)})")}");
    }

    private static string PathOf(RiskFactor factor) => string.Join(" → ", factor.Chain);

    private static void One(Invocation call, RiskAssessment risk)
    {
        call.Printer.Answer(
            json =>
            {
                json.WriteString("name", risk.Name);
                json.WriteString("level", TerminalText.Format(risk.Level));
                json.WriteString("status", risk.Status.ToWord());
                CompletionJson.Write(json, risk.Completion);
                json.Strings("unresolvedDependencies", risk.UnresolvedDependencies);
                json.Factors(risk);
            },
            () =>
            {
                call.Printer.Line(risk.Name, ": ", TerminalText.CellOf(risk.Level));
                foreach (RiskFactor factor in risk.Factors) PrintFactor(call.Printer, factor, "  ");
            });
    }

    private static void All(Invocation call, RegistrySnapshot snapshot, RiskLevel from)
    {
        string[] names = [.. snapshot.AssessRiskLevels()
            .Where(entry => entry.Value >= from && entry.Value > RiskLevel.None)
            .OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => entry.Key)];
        IEnumerable<RiskAssessment> atRisk = names.Select(snapshot.AssessRisk);
        call.Printer.Answer(
            json =>
            {
                json.WriteNumber("version", snapshot.Version);
                json.Objects("atRisk", atRisk, risk =>
                {
                    json.WriteString("name", risk.Name);
                    json.WriteString("level", TerminalText.Format(risk.Level));
                    json.Factors(risk);
                });
            },
            () =>
            {
                if (call.Printer.IsTerminal && names.Length == 0)
                    call.Printer.Line($"Nothing is at risk ({DisplayText.AndAbove(from)}).");
                ProgressNotice.During(
                    call.Environment, "Counting the progress", () =>
                    CountedProgress.For(snapshot, names.Length, call.Environment.Cancelled));
                if (names.Length > 0) call.Printer.Table(Headings, atRisk.Select(risk => Row(snapshot, risk)));
            });
    }

    private static Cell[] Row(RegistrySnapshot snapshot, RiskAssessment risk) =>
    [
        risk.Name, TerminalText.CellOf(risk.Level), TerminalText.ProgressOf(snapshot.GetMilestone(risk.Name)!),
        new Cell(TerminalText.Format(risk.Factors[0]), risk.Factors[0].Code.ToString()), PathOf(risk.Factors[0]),
    ];
}
