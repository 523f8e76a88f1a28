using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting;

// Which milestones a scope lets in. Around a milestone: those that it depends on within some steps, and those that depend on it;
// not what else depends on these. Cost: every milestone once, and of the neighbourhood the edges within the steps.
internal static class ScopeFilter
{
    public static IReadOnlyList<ReportedMilestone> Apply(PlanScope scope, IReadOnlyList<ReportedMilestone> all, RegistrySnapshot snapshot)
    {
        HashSet<string>? near = scope.Around is { } center ? Neighbourhood(snapshot, center, scope.Up, scope.Down) : null;
        HashSet<string> components = new(scope.Components, StringComparer.Ordinal);
        if (near is null && components.Count == 0 && scope.RiskFrom == RiskLevel.None) return all;
        return
        [
            .. all.Where(entry => entry.Risk >= scope.RiskFrom
                && (near is null || near.Contains(entry.Name))
                && (components.Count == 0 || entry.Milestone.Components.Any(components.Contains))),
        ];
    }

    private static HashSet<string> Neighbourhood(RegistrySnapshot snapshot, string center, int up, int down)
    {
        HashSet<string> near = new(StringComparer.Ordinal) { center };
        near.UnionWith(Reached(snapshot, center, up, milestone => milestone.Dependencies));
        near.UnionWith(Reached(snapshot, center, down, milestone => milestone.Dependents));
        return near;
    }

    private static HashSet<string> Reached(RegistrySnapshot snapshot, string center, int steps, Func<Milestone, IReadOnlyList<string>> next)
    {
        HashSet<string> reached = new(StringComparer.Ordinal) { center };
        List<string> frontier = [center];
        for (int step = 0; step < steps && frontier.Count > 0; step++)
            frontier = [.. frontier.SelectMany(name => next(snapshot.GetMilestone(name)!)).Where(reached.Add)];
        return reached;
    }
}
