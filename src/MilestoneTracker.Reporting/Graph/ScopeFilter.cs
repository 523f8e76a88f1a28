using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Graph;

// Which milestones are in a scope. Around a milestone: its dependencies within some steps and its dependents within some steps, but not
// other dependents of those. Cost: each edge within the steps once, then O(its components) per milestone.
internal sealed class ScopeFilter
{
    private readonly HashSet<string>? _near;
    private readonly HashSet<string> _components;
    private readonly RiskLevel _minimumRisk;

    public ScopeFilter(PlanScope scope, RegistrySnapshot snapshot, CancellationToken cancellationToken)
    {
        _near = scope.Around is { } center ? Neighbourhood(snapshot, center, scope.Up, scope.Down, cancellationToken) : null;
        _components = new HashSet<string>(scope.Components, StringComparer.Ordinal);
        _minimumRisk = scope.MinimumRisk;
    }

    /// <summary>Whether every milestone is in scope.</summary>
    public bool IncludesAll => _near is null && _components.Count == 0 && _minimumRisk == RiskLevel.None;

    /// <summary>Whether a milestone is in scope.</summary>
    public bool Includes(Milestone milestone, RiskLevel risk) =>
        risk >= _minimumRisk && (_near is null || _near.Contains(milestone.Name))
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
            frontier =
                [.. frontier.WithCancellation(cancellationToken).SelectMany(name => next(snapshot.GetMilestone(name)!)).Where(reached.Add)];
        return reached;
    }
}
