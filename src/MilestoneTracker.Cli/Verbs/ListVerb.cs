using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Reporting;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Cli.Verbs;

// The table of milestones. A hundred thousand lines are no rarity here, so where nobody looks they are written without a table.
internal static class ListVerb
{
    private static readonly string[] Headings = ["MILESTONE", "STATUS", "DONE", "RISK", "COMPONENTS"];

    public static Verb Make(Toolbox tools)
    {
        Filter filter = new(tools);
        return new Verb(
            tools, "list", "List the milestones, each with its status, progress, risk and components.",
            ["milestones list", "milestones list --component backend --status planned --status blocked", "milestones list --risk-from medium --json", "milestones list --as-of 8 --component backend", "milestones list --log plan.json --as-of 2026-02-01T11:00"],
            call =>
            {
                using PlanLog log = call.Open();
                return Print(call, call.Look(log), filter);
            }).With(filter.Options).With(tools.Shared.AsOf);
    }

    private static int Print(Call call, RegistrySnapshot snapshot, Filter filter)
    {
        IReadOnlyDictionary<string, RiskLevel> risks = snapshot.AssessRiskLevels();
        IEnumerable<Milestone> milestones = filter.Apply(call, snapshot, risks);
        int count = filter.IsOpen(call) ? snapshot.Count : milestones.Count();
        Patience.During(call.Around, "Counting the progress", () => CountedProgress.For(snapshot, count, call.Around.Cancelled));
        call.Printer.Answer(
            json =>
            {
                json.WriteNumber("version", snapshot.Version);
                json.Objects("milestones", milestones, milestone =>
                {
                    json.Milestone(milestone, risks[milestone.Name]);
                    json.Neighbours(milestone);
                });
            },
            () =>
            {
                if (!call.Printer.IsTerminal && !call.Printer.IsColored) Tabbed(call, milestones, risks);
                else call.Printer.Table(Headings, milestones.Select(milestone => new[]
                {
                    milestone.Name, Words.CellOf(milestone.Status), Words.ProgressOf(milestone), Words.CellOf(risks[milestone.Name]), string.Join(", ", milestone.Components),
                }));
            });
        return ExitCode.Done;
    }

    // What the table would write where nobody looks, without its cells: a hundred thousand lines are no rarity here.
    private static void Tabbed(Call call, IEnumerable<Milestone> milestones, IReadOnlyDictionary<string, RiskLevel> risks)
    {
        TextWriter output = call.Around.Out;
        foreach (Milestone milestone in milestones)
        {
            call.Around.Cancelled.ThrowIfCancellationRequested();
            output.Write(milestone.Name);
            output.Write('\t');
            output.Write(milestone.Status.ToWord());
            output.Write('\t');
            if (milestone.Completion.Percent is { } percent) output.Write(percent);
            output.Write('\t');
            output.Write(Words.Of(risks[milestone.Name]));
            output.Write('\t');
            output.Write(milestone.Components is [string only] ? only : string.Join(", ", milestone.Components));
            output.Write('\n');
        }
    }

    /// <summary>Which milestones are listed.</summary>
    private sealed class Filter
    {
        private readonly Option<string[]> _components;
        private readonly Option<MilestoneStatus[]> _statuses;
        private readonly Option<RiskLevel> _riskFrom;

        public Filter(Toolbox tools)
        {
            _components = tools.Components("Only milestones over this component; may be given several times.");
            _statuses = new Option<MilestoneStatus[]>("--status", "-s") { Description = "Only milestones with this status; may be given several times.", HelpName = "STATUS", CustomParser = Values.Statuses, AllowMultipleArgumentsPerToken = false };
            _statuses.CompletionSources.Clear();
            _statuses.CompletionSources.Add(Values.StatusWords);
            _riskFrom = Toolbox.RiskFrom("Only milestones with at least this level of risk: none, low, medium, high or critical.");
        }

        public Option[] Options => [_components, _statuses, _riskFrom];

        /// <summary>Whether every milestone is listed.</summary>
        public bool IsOpen(Call call) => !call.Has(_components) && !call.Has(_statuses) && call.Get(_riskFrom) == RiskLevel.None;

        public IEnumerable<Milestone> Apply(Call call, RegistrySnapshot snapshot, IReadOnlyDictionary<string, RiskLevel> risks)
        {
            HashSet<string> components = new(call.Get(_components) ?? [], StringComparer.Ordinal);
            HashSet<MilestoneStatus> statuses = [.. call.Get(_statuses) ?? []];
            RiskLevel riskFrom = call.Get(_riskFrom);
            return snapshot.Milestones.Where(milestone =>
                (components.Count == 0 || milestone.Components.Any(components.Contains))
                && (statuses.Count == 0 || statuses.Contains(milestone.Status))
                && (riskFrom == RiskLevel.None || risks[milestone.Name] >= riskFrom));
        }
    }
}
