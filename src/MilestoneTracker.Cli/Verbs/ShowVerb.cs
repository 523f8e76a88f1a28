using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Cli.Verbs;

// Everything about one milestone, one fact per line; the fields of its dependencies are below their names.
internal static class ShowVerb
{
    public static Verb Make(CommandFactory tools)
    {
        Argument<string> name = tools.Name("NAME", "The milestone.");
        return new Verb(
            tools, "show", "Show everything about a milestone.",
            ["milestones show API", "milestones show Release --json", "milestones show Release --as-of 5"], call =>
        {
            using PlanLog log = call.Open();
            RegistrySnapshot snapshot = call.ReadPlan(log);
            RiskAssessment risk = snapshot.AssessRisk(call.Get(name));
            Milestone milestone = snapshot.GetMilestone(risk.Name)!;
            call.Printer.Answer(json => Json(json, snapshot, milestone, risk), () => Print(call.Printer, snapshot, milestone, risk));
            return ExitCode.Done;
        }).With(name).With(tools.Shared.AsOf);
    }

    private static void Print(Printer printer, RegistrySnapshot snapshot, Milestone milestone, RiskAssessment risk)
    {
        printer.Line(milestone.Name);
        printer.Line("  status        ", TerminalText.CellOf(milestone.Status));
        printer.Line("  progress      ", TerminalText.ProgressOf(milestone));
        printer.Line("  risk          ", TerminalText.CellOf(risk.Level));
        foreach (RiskFactor factor in risk.Factors) RiskVerb.PrintFactor(printer, factor, "                ");
        printer.Line($"  components    {Listed(milestone.Components)}");
        printer.Line($"  depends on    {Listed(milestone.Dependencies)}");
        foreach (string dependency in milestone.Dependencies)
            Fields(printer, snapshot.GetDependencyFields(milestone.Name, dependency), $"                on {dependency}, ");
        printer.Line($"  needed by     {Listed(milestone.Dependents)}");
        if (!milestone.Fields.IsEmpty) printer.Line("  fields");
        Fields(printer, milestone.Fields, "    ");
        printer.Line("  history");
        foreach (StatusChange entry in milestone.StatusHistory)
            printer.Line(
                "    ", TerminalText.WithZone(entry.Time), "  ", TerminalText.CellOf(entry.Status),
                TerminalText.OnOneLine(WhoAndWhy(entry.Context)));
    }

    // The lines of a value are aligned.
    private static void Fields(Printer printer, ImmutableSortedDictionary<string, string> fields, string indent)
    {
        foreach ((string key, string value) in fields)
        {
            string[] lines = value.Split('\n');
            printer.Line($"{indent}{key}: {lines[0]}");
            foreach (string line in lines[1..]) printer.Line($"{new string(' ', indent.Length + key.Length + 2)}{line}");
        }
    }

    private static string Listed(IReadOnlyCollection<string> names) => names.Count == 0 ? "-" : string.Join(", ", names);

    private static string WhoAndWhy(ChangeContext context) =>
        (context.Actor is null ? "" : "  by " + context.Actor)
        + (context.Reason is null ? "" : (context.Actor is null ? "  " : ": ") + context.Reason)
            + (context.CorrelationId is null ? "" : $" ({context.CorrelationId})");

    private static void Json(Utf8JsonWriter json, RegistrySnapshot snapshot, Milestone milestone, RiskAssessment risk)
    {
        json.WriteNumber("version", milestone.Version);
        json.Milestone(milestone, risk.Level);
        json.Neighbours(milestone);
        json.Fields(snapshot, milestone);
        json.Strings("unresolvedDependencies", risk.UnresolvedDependencies);
        json.Factors(risk);
        json.History(milestone.StatusHistory);
    }
}
