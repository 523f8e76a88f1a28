using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Reporting;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Cli.Verbs;

// The table of milestones.
internal static class ListVerb
{
    private static readonly string[] Headings = ["MILESTONE", "STATUS", "DONE", "RISK", "COMPONENTS"];

    public static Verb Make(CommandFactory tools)
    {
        ListFilter filter = new(tools);
        Option<string[]> columns = new("--column")
        {
            Description = "Add a column: the key of a field, or a property of every milestone; may be given several times.",
            HelpName = "KEY",
            AllowMultipleArgumentsPerToken = false, CompletionSources = { context => filter.Keys(context) },
        };
        return new Verb(
            tools, "list", "List the milestones, each with its status, progress, risk and components.",
            [
                "milestones list", "milestones list --component backend --status planned --status blocked",
                "milestones list --risk-from medium --json", "milestones list --as-of 8 --component backend",
                "milestones list --log plan.json --as-of 2026-02-01T11:00",
                "milestones list --column owner --column dependents --where components=backend --where owner=",
            ],
            call =>
            {
                MilestoneProperty[] added = [.. (call.Get(columns) ?? []).Select(MilestoneProperty.Parse)];
                ListFilter.Criteria criteria = filter.Parse(call);
                using PlanLog log = call.Open();
                RegistrySnapshot plan = call.ReadPlan(log);
                filter.NoteUnknown(call, plan);
                return Print(call, plan, criteria, added);
            }).With(filter.Options).With(columns, tools.Shared.AsOf);
    }

    private static int Print(Invocation call, RegistrySnapshot snapshot, ListFilter.Criteria criteria, MilestoneProperty[] added)
    {
        IReadOnlyDictionary<string, RiskLevel> risks = snapshot.AssessRiskLevels();
        if (criteria.CountsProgress) Count(call, snapshot, snapshot.Count);
        IEnumerable<Milestone> milestones = criteria.From(snapshot, risks, out int count);
        Count(call, snapshot, count);
        string[] fields = [.. added.Select(property => property.Field).OfType<string>().Distinct(StringComparer.Ordinal)];
        call.Printer.Answer(
            json =>
            {
                json.WriteNumber("version", snapshot.Version);
                json.Objects("milestones", milestones, milestone =>
                {
                    json.Milestone(milestone, risks[milestone.Name]);
                    json.Neighbours(milestone);
                    if (fields.Length > 0) json.Fields(milestone, fields);
                });
            },
            () =>
            {
                if (!call.Printer.IsTerminal && !call.Printer.IsColored) Tabbed(call, milestones, risks, added);
                else call.Printer.Table(HeadingsOf(added), milestones.Select(milestone => Row(milestone, risks[milestone.Name], added)));
            });
        return ExitCode.Done;
    }

    private static void Count(Invocation call, RegistrySnapshot snapshot, int count) =>
        ProgressNotice.During(
            call.Environment, "Counting the progress", () => CountedProgress.For(snapshot, count, call.Environment.Cancelled));

    private static string[] HeadingsOf(MilestoneProperty[] added) =>
        [.. Headings, .. added.Select(property => property.Key.ToUpperInvariant())];

    private static Cell[] Row(Milestone milestone, RiskLevel risk, MilestoneProperty[] added) =>
    [
        milestone.Name, TerminalText.CellOf(milestone.Status), TerminalText.ProgressOf(milestone), TerminalText.CellOf(risk),
        string.Join(", ", milestone.Components),
        .. added.Select(property => property.CellOf(milestone, risk)),
    ];

    // The same lines as Printer.Table writes, without its cells: a plan may have hundreds of thousands of milestones.
    private static void Tabbed(
        Invocation call, IEnumerable<Milestone> milestones, IReadOnlyDictionary<string, RiskLevel> risks, MilestoneProperty[] added)
    {
        TextWriter output = call.Environment.Out;
        foreach (Milestone milestone in milestones)
        {
            call.Environment.Cancelled.ThrowIfCancellationRequested();
            RiskLevel risk = risks[milestone.Name];
            output.Write(milestone.Name);
            output.Write('\t');
            output.Write(milestone.Status.ToWord());
            output.Write('\t');
            if (milestone.Completion.Percent is { } percent) output.Write(percent);
            output.Write('\t');
            output.Write(TerminalText.Format(risk));
            output.Write('\t');
            output.Write(milestone.Components is [string only] ? only : string.Join(", ", milestone.Components));
            foreach (MilestoneProperty property in added)
            {
                Cell cell = property.CellOf(milestone, risk);
                output.Write('\t');
                output.Write(cell.Plain ?? cell.Text);
            }

            output.Write('\n');
        }
    }
}
