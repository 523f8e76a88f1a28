using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Graph;

// Which milestones a scope lets in. Around a milestone: those that it depends on within some steps, and those that depend on it;
// not what else depends on these. Cost: of the neighbourhood the edges within the steps, once; then O(components of it) a milestone.
internal sealed class ScopeFilter
{
    private readonly HashSet<string>? _near;
    private readonly HashSet<string> _components;
    private readonly RiskLevel _riskFrom;

    public ScopeFilter(PlanScope scope, RegistrySnapshot snapshot, CancellationToken cancellationToken)
    {
        _near = scope.Around is { } center ? Neighbourhood(snapshot, center, scope.Up, scope.Down, cancellationToken) : null;
        _components = new HashSet<string>(scope.Components, StringComparer.Ordinal);
        _riskFrom = scope.MinimumRisk;
    }

    /// <summary>Whether it lets every milestone in.</summary>
    public bool IsOpen => _near is null && _components.Count == 0 && _riskFrom == RiskLevel.None;

    /// <summary>Whether it lets a milestone in.</summary>
    public bool LetsIn(Milestone milestone, RiskLevel risk) =>
        risk >= _riskFrom && (_near is null || _near.Contains(milestone.Name))
        && (_components.Count == 0 || milestone.Components.Any(_components.Contains));

    private static HashSet<string> Neighbourhood(
        RegistrySnapshot snapshot, string center, int up, int down, CancellationToken cancellationToken)
    {
        HashSet<string> near = new(StringComparer.Ordinal) { center };
        near.UnionWith(Reached(snapshot, center, up, milestone => milestone.Dependencies, cancellationToken));
        near.UnionWith(Reached(snapshot, center, down, milestone => milestone.Dependents, cancellationToken));
        return near;
    }

    private static HashSet<string> Reached(
        RegistrySnapshot snapshot, string center, int steps, Func<Milestone, IReadOnlyList<string>> next,
        CancellationToken cancellationToken)
    {
        HashSet<string> reached = new(StringComparer.Ordinal) { center };
        List<string> frontier = [center];
        for (int step = 0; step < steps && frontier.Count > 0; step++)
            frontier = [.. frontier.EndedBy(cancellationToken).SelectMany(name => next(snapshot.GetMilestone(name)!)).Where(reached.Add)];
        return reached;
    }
}
