using System.CommandLine;
using System.Text.Json;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Reporting;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Cli.Verbs;

// The graph alone: as a picture, as text for a drawing program, or with --json as nodes and edges. The model of the report decides what
// is drawn and what is left out of a large plan.
internal static class GraphVerb
{
    private static readonly string[] Words = ["svg", "mermaid", "dot", "graphml"];

    public static Verb Make(CommandFactory tools)
    {
        Option<string> format = new("--format", "-f") {
            Description = "svg, mermaid, dot or graphml (default: by the extension of the output file, otherwise mermaid).",
                HelpName = "FORMAT", CompletionSources = { Words } };
        Option<string> title = new("--title") { Description = "The title of the graph.", HelpName = "TEXT" };
        ScopeOptions scope = new(tools);
        return new Verb(
            tools, "graph", "Draw the dependencies, as a picture or as input for a drawing program.",
            ["milestones graph", "milestones graph --output plan.svg", "milestones graph --format dot --around API --up 1 --down 2",
                "milestones graph --output risks.graphml --risk-from medium --component backend",
                "milestones graph --format svg --output plan.svg --by-component --most 50"],
            call =>
            {
                ReportFormat form = ReportOutput.FormatOf(call.Get(format), call.OutputFile, Words, ReportFormat.Mermaid);
                using PlanLog log = call.Open();
                PlanReportOptions options = new()
                {
                    Scope = scope.Parse(call), MaxAssessed = 1000, WithHistory = false, KeepPlaces = form == ReportFormat.Svg,
                };
                PlanReport report = ReportOutput.Report(call, log, ReportOutput.Titled(options, call.Get(title), log), form);
                if (call.OutputFile is not { } file)
                {
                    call.Printer.Answer(json => Json(json, report.Graph), () => ReportOutput.Write(call, report, form, file: null));
                    return ExitCode.Done;
                }

                ReportOutput.Write(call, report, form, file);
                Summary(call, report.Graph, form, file);
                return ExitCode.Done;
            }).With(format, tools.Shared.Output, title).With(scope.All).With(tools.Shared.AsOf);
    }

    private static void Summary(Invocation call, PlanGraph graph, ReportFormat form, string file)
    {
        call.Printer.Answer(
            json =>
            {
                json.WriteString("file", file);
                json.WriteString("format", ReportOutput.WordOf(form));
                json.WriteNumber("nodes", graph.Nodes.Count);
                json.WriteNumber("edges", graph.Edges.Count);
                json.WriteNumber("hiddenMilestones", graph.HiddenMilestones);
                json.WriteNumber("hiddenDependencies", graph.HiddenDependencies);
            },
            () => call.Printer.Line(
                $"{file}: {TerminalText.Counted(graph.Nodes.Count, "box", "boxes")}, "
                + $"{TerminalText.Counted(graph.Edges.Count, "arrow", "arrows")}.{(graph.LeftOut is { } leftOut ? " " + leftOut : "")}"));
    }

    private static void Json(Utf8JsonWriter json, PlanGraph graph)
    {
        json.WriteBoolean("isByComponent", graph.IsByComponent);
        json.Objects("nodes", graph.Nodes, node =>
        {
            json.WriteString("label", node.Label);
            json.WriteString("status", node.Milestone?.Milestone.Status.ToWord());
            CompletionJson.WritePercent(json, node.Completion);
            json.WriteString("risk", TerminalText.Format(node.Risk));
            json.WriteNumber("milestones", node.Group?.Count ?? 1);
        });
        json.Objects("edges", graph.Edges, edge =>
        {
            json.WriteNumber("from", edge.From);
            json.WriteNumber("to", edge.To);
            json.WriteNumber("count", edge.Count);
        });
        json.WriteNumber("hiddenMilestones", graph.HiddenMilestones);
        json.WriteNumber("hiddenDependencies", graph.HiddenDependencies);
    }
}
