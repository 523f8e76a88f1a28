using System.CommandLine;
using System.CommandLine.Completions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Cli.Verbs;

// Which milestones are listed.
internal sealed class ListFilter
{
    private readonly CommandFactory _tools;
    private readonly Option<string[]> _components;
    private readonly Option<MilestoneStatus[]> _statuses;
    private readonly Option<RiskLevel> _riskFrom;
    private readonly Option<string[]> _where;

    public ListFilter(CommandFactory tools)
    {
        _tools = tools;
        _components = tools.Components("Only milestones over this component; may be given several times.");
        _statuses = new Option<MilestoneStatus[]>("--status", "-s")
        {
            Description = "Only milestones with this status; may be given several times.", HelpName = "STATUS",
            CustomParser = Values.Statuses, AllowMultipleArgumentsPerToken = false,
        };
        _statuses.CompletionSources.Clear();
        _statuses.CompletionSources.Add(Values.StatusWords);
        _riskFrom = CommandFactory.MinimumRisk("Only milestones with at least this level of risk: none, low, medium, high or critical.");
        _where = new Option<string[]>("--where")
        {
            Description = "Only milestones of which this is so: KEY=VALUE, KEY (it is set) or KEY= (it is not set); "
                + "where it is given several times, all must be so.",
            HelpName = "KEY[=VALUE]", AllowMultipleArgumentsPerToken = false, CompletionSources = { Keys },
        };
    }

    public Option[] Options => [_components, _statuses, _riskFrom, _where];

    /// <summary>What can be asked for and shown in columns.</summary>
    public IEnumerable<CompletionItem> Keys(CompletionContext context)
    {
        IEnumerable<string> fields = Vocabulary.KeysOf(AuditSubjectKind.Milestone).Union(_tools.FieldKeys(context), StringComparer.Ordinal);
        return MilestoneProperty.BuiltInKeys.Concat(fields.Select(MilestoneProperty.NameOfField)).Select(key => new CompletionItem(key));
    }

    public Chosen Of(Invocation call)
    {
        HashSet<string> components = new(call.Get(_components) ?? [], StringComparer.Ordinal);
        HashSet<MilestoneStatus> statuses = [.. call.Get(_statuses) ?? []];
        RiskLevel minimumRisk = call.Get(_riskFrom);
        List<MilestoneProperty.Test> conditions = [];
        if (components.Count > 0) conditions.Add((milestone, _) => milestone.Components.Any(components.Contains));
        if (statuses.Count > 0) conditions.Add((milestone, _) => statuses.Contains(milestone.Status));
        if (minimumRisk > RiskLevel.None) conditions.Add((_, risk) => risk >= minimumRisk);
        (MilestoneProperty Property, MilestoneProperty.Test Holds)[] asked =
            [.. (call.Get(_where) ?? []).Select(MilestoneProperty.Condition)];
        conditions.AddRange(asked.Select(condition => condition.Holds));
        return new Chosen(conditions, asked.Any(condition => condition.Property.CountsProgress));
    }

    /// <summary>The conditions of a call, all of which must hold.</summary>
    /// <param name="conditions">The conditions.</param>
    /// <param name="countsProgress">Whether one of them asks for progress.</param>
    internal sealed class Chosen(List<MilestoneProperty.Test> conditions, bool countsProgress)
    {
        public bool CountsProgress => countsProgress;

        /// <summary>Those milestones of a plan, and how many they are. Where all are listed, none is kept.</summary>
        public IEnumerable<Milestone> From(RegistrySnapshot snapshot, IReadOnlyDictionary<string, RiskLevel> risks, out int count)
        {
            count = snapshot.Count;
            if (conditions.Count == 0) return snapshot.Milestones;
            List<Milestone> chosen =
                [.. snapshot.Milestones.Where(milestone => conditions.TrueForAll(holds => holds(milestone, risks[milestone.Name])))];
            count = chosen.Count;
            return chosen;
        }
    }
}
