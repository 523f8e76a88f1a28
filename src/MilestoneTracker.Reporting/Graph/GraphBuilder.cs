using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Graph;

// From the milestones in scope to what is drawn: one node each, or one for each set of components, and no more than asked for.
// What does not fit is what matters least: the lowest risk first, then the fewest dependents, then the last by name.
internal static class GraphBuilder
{
    public static PlanGraph Build(
        IReadOnlyList<ReportedMilestone> all, IReadOnlyList<ReportedMilestone> inScope, PlanScope scope, RiskLevel atRiskThreshold,
        CancellationToken cancellationToken)
    {
        long dependencies = all.EndedBy(cancellationToken).Sum(entry => (long)entry.Milestone.Dependencies.Count);
        List<ReportedMilestone>[]? groups = null;
        if (scope.ByComponent ?? inScope.Count > scope.MaxNodes)
        {
            groups = Grouped(inScope.EndedBy(cancellationToken));
            if (scope.ByComponent is null && groups.Length < 2) groups = null;
        }

        return groups is null
            ? OfMilestones(all.Count, inScope, scope.MaxNodes, dependencies, cancellationToken)
            : OfGroups(all.Count, groups, scope.MaxNodes, atRiskThreshold, dependencies, cancellationToken);
    }

    private static PlanGraph OfMilestones(
        int all, IReadOnlyList<ReportedMilestone> inScope, int most, long dependencies, CancellationToken cancellationToken)
    {
        ReportedMilestone[] drawn = [
            .. Most(inScope, most, entry => entry.Risk, entry => entry.Milestone.Dependents.Count, entry => entry.Name, cancellationToken)];
        IReadOnlyList<GraphNode> nodes = [.. drawn.Select((entry, index) => new GraphNode(index, entry))];
        Dictionary<string, int> places = nodes.ToDictionary(node => node.Label, node => node.Index, StringComparer.Ordinal);
        List<GraphEdge> edges = [];
        foreach (GraphNode node in nodes.EndedBy(cancellationToken))
            foreach (string dependent in node.Milestone!.Milestone.Dependents)
                if (places.TryGetValue(dependent, out int to)) edges.Add(new GraphEdge(node.Index, to, 1));
        return new PlanGraph(nodes, edges.AsReadOnly(), isByComponent: false, all - nodes.Count, dependencies - edges.Count);
    }

    private static PlanGraph OfGroups(
        int all, List<ReportedMilestone>[] groups, int most, RiskLevel atRiskThreshold, long dependencies,
        CancellationToken cancellationToken)
    {
        List<ReportedMilestone>[] drawn = [.. Most(groups, most, RiskOf, group => group.Count, LabelOf, cancellationToken)];
        IReadOnlyList<GraphNode> nodes = [
            .. drawn.Select(
                (group, index) =>
                new GraphNode(index, new MilestoneGroup(LabelOf(group), group, atRiskThreshold, cancellationToken), RiskOf(group)))];
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        for (int i = 0; i < drawn.Length; i++)
            foreach (ReportedMilestone member in drawn[i].EndedBy(cancellationToken)) places.Add(member.Name, i);

        SortedDictionary<(int From, int To), int> counts = [];
        foreach (ReportedMilestone member in drawn.SelectMany(group => group).EndedBy(cancellationToken))
        {
            int from = places[member.Name];
            foreach (string dependent in member.Milestone.Dependents)
                if (places.TryGetValue(dependent, out int to) && to != from) counts[(from, to)] = counts.GetValueOrDefault((from, to)) + 1;
        }

        IReadOnlyList<GraphEdge> edges = [.. counts.Select(count => new GraphEdge(count.Key.From, count.Key.To, count.Value))];
        return new PlanGraph(nodes, edges, isByComponent: true, all - places.Count, dependencies - edges.Sum(edge => (long)edge.Count));
    }

    // No name has a line feed in it, but a comma may be in one: a group is known by its components, not by its label.
    private static List<ReportedMilestone>[] Grouped(IEnumerable<ReportedMilestone> milestones) =>
        [.. milestones.GroupBy(entry => string.Join('\n', entry.Milestone.Components), StringComparer.Ordinal)
            .Select(group => group.ToList())];

    private static string LabelOf(List<ReportedMilestone> group) =>
        group[0].Milestone.Components is { IsEmpty: false } components ? string.Join(", ", components) : "(no component)";

    private static RiskLevel RiskOf(List<ReportedMilestone> group) => group.Max(entry => entry.Risk);

    private static IEnumerable<T> Most<T>(
        IReadOnlyCollection<T> items, int most, Func<T, RiskLevel> risk, Func<T, int> weight, Func<T, string> name,
        CancellationToken cancellationToken)
    {
        IEnumerable<T> attentive = items.EndedBy(cancellationToken);
        IEnumerable<T> kept = items.Count <= most
            ? attentive : attentive.OrderByDescending(risk).ThenByDescending(weight).ThenBy(name, StringComparer.Ordinal).Take(most);
        return kept.OrderBy(name, StringComparer.Ordinal);
    }
}
