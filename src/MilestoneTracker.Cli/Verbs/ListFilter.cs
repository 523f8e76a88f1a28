using System.CommandLine;
using System.CommandLine.Completions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Cli.Verbs;

// Which milestones to list.
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
        _components = tools.Components("Only milestones that span this component");
        _statuses = new Option<MilestoneStatus[]>("--status", "-s")
        {
            Description = "Only milestones with this status; may be given several times.", HelpName = "STATUS",
            CustomParser = Values.Statuses, AllowMultipleArgumentsPerToken = false,
        };
        _statuses.CompletionSources.Clear();
        _statuses.CompletionSources.Add(Values.StatusWords);
        _riskFrom = CommandFactory.MinimumRisk("Only milestones at this level of risk or above: none, low, medium, high or critical.");
        _where = new Option<string[]>("--where")
        {
            Description = "Only milestones that match: KEY=VALUE, KEY (it is set) or KEY= (it is not set); "
                + "may be given several times, and all must match.",
            HelpName = "KEY[=VALUE]", AllowMultipleArgumentsPerToken = false, CompletionSources = { Keys },
        };
    }

    public Option[] Options => [_components, _statuses, _riskFrom, _where];

    /// <summary>The keys for conditions and columns.</summary>
    public IEnumerable<CompletionItem> Keys(CompletionContext context)
    {
        IEnumerable<string> fields = Vocabulary.KeysOf(AuditSubjectKind.Milestone).Union(_tools.FieldKeys(context), StringComparer.Ordinal);
        return MilestoneProperty.BuiltInKeys.Concat(fields.Select(MilestoneProperty.NameOfField)).Select(key => new CompletionItem(key));
    }

    public Criteria Parse(Invocation call)
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
        return new Criteria(conditions, asked.Any(condition => condition.Property.CountsProgress));
    }

    /// <summary>Says on standard error which components no milestone spans: then a short list is perhaps a misspelling.</summary>
    public void NoteUnknown(Invocation call, RegistrySnapshot snapshot)
    {
        string[] asked = call.Get(_components) ?? [];
        if (asked.Length == 0) return;
        HashSet<string> known = new(snapshot.Milestones.SelectMany(milestone => milestone.Components), StringComparer.Ordinal);
        foreach (string component in asked.Where(component => !known.Contains(component)).Distinct(StringComparer.Ordinal))
        {
            string meant = Nearest.Meant(component, known.Order(StringComparer.Ordinal));
            string note = TerminalText.Harmless($"note: no milestone spans the component '{component}'.{meant}");
            Errors.Quietly(call.Environment, note + call.Environment.Error.NewLine);
        }
    }

    /// <summary>Conditions, all of which must hold.</summary>
    /// <param name="conditions">The conditions.</param>
    /// <param name="countsProgress">Whether one of them needs the progress.</param>
    internal sealed class Criteria(List<MilestoneProperty.Test> conditions, bool countsProgress)
    {
        public bool CountsProgress => countsProgress;

        /// <summary>The matching milestones of a plan, and their number.</summary>
        public IEnumerable<Milestone> From(RegistrySnapshot snapshot, IReadOnlyDictionary<string, RiskLevel> risks, out int count)
        {
            count = snapshot.Count;
            if (conditions.Count == 0) return snapshot.Milestones;
            List<Milestone> matching =
                [.. snapshot.Milestones.Where(milestone => conditions.TrueForAll(holds => holds(milestone, risks[milestone.Name])))];
            count = matching.Count;
            return matching;
        }
    }
}
