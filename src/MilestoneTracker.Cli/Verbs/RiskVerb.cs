using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Reporting;
using MilestoneTracker.Reporting.Formats;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Cli.Verbs;

// What is at risk, and why: of one milestone every factor with its way, of all of them the worst factor of each, the highest level first.
// Levels come from one pass over the plan; only what is at risk is assessed, and when its line is written: O(what it reaches) each.
internal static class RiskVerb
{
    private static readonly string[] Headings = ["MILESTONE", "RISK", "DONE", "WHY", "WAY"];

    public static Verb Make(CommandFactory tools)
    {
        Argument<string?> name = new("NAME") {
            Description = "The milestone; all that are at risk where none is given.", Arity = ArgumentArity.ZeroOrOne,
                CompletionSources = { tools.Names } };
        Option<RiskLevel> from = CommandFactory.MinimumRisk(
            "From which level on a milestone counts as at risk, where none is named: low, medium, high or critical; medium where it is "
            + "not given.");
        Option<bool> byCause = new("--by-cause")
        {
            Description = "Tell what is wrong, since when and by whom, and which milestones it puts at risk.",
        };
        const string about = "Tell what is at risk and why: of one milestone all reasons, of all the worst reason of each.";
        string[] examples =
            ["milestones risk", "milestones risk Release", "milestones risk --by-cause", "milestones risk --risk-from low --json"];
        return new Verb(tools, "risk", about, examples, call =>
        {
            if (call.Get(name) is not null && call.Get(byCause))
                throw new InvocationException(ExitCode.Usage, "--by-cause is about the whole plan. Leave the name or --by-cause out.");
            using PlanLog log = call.Open();
            RegistrySnapshot snapshot = call.Look(log);
            RiskLevel level = call.Has(from) ? call.Get(from) : RiskLevel.Medium;
            if (call.Get(name) is { } asked) One(call, snapshot.AssessRisk(asked));
            else if (call.Get(byCause)) RiskCauseList.Print(call, snapshot, level);
            else All(call, snapshot, level);
            return ExitCode.Done;
        }).With(name).With(byCause, from, tools.Shared.AsOf);
    }

    /// <summary>A reason, and the way to its cause.</summary>
    public static void PrintFactor(Printer printer, RiskFactor factor, string indent)
    {
        printer.Line(
            indent, new Cell(TerminalText.Format(factor.Level), Tone: TerminalText.ToneOf(factor.Level)),
            $": {TerminalText.Format(factor)}{(factor.Chain.Count <= 2 ? "" : $" ({Way(factor)})")}");
    }

    private static string Way(RiskFactor factor) => string.Join(" → ", factor.Chain);

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
                    call.Printer.Line($"Nothing is at risk, from {TerminalText.Format(from)} on.");
                ProgressNotice.During(
                    call.Around, "Counting the progress", () => CountedProgress.For(snapshot, names.Length, call.Around.Cancelled));
                if (names.Length > 0) call.Printer.Table(Headings, atRisk.Select(risk => Row(snapshot, risk)));
            });
    }

    private static Cell[] Row(RegistrySnapshot snapshot, RiskAssessment risk) =>
    [
        risk.Name, TerminalText.CellOf(risk.Level), TerminalText.ProgressOf(snapshot.GetMilestone(risk.Name)!),
        new Cell(TerminalText.Format(risk.Factors[0]), risk.Factors[0].Code.ToString()), Way(risk.Factors[0]),
    ];
}
