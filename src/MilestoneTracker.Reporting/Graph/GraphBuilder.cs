using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Graph;

// Selects what is drawn of the milestones in scope: one node for each, or for each set of components, up to a maximum. The nodes with the
// highest risk stay, then those with the most dependents, then the first by name.
//
// Groups that are joined by more arrows than ArrowsOfEachGroup for each would be a picture of arrows: the strongest ones stay, those that
// stand for the most dependencies.
internal static class GraphBuilder
{
    private const int ArrowsOfEachGroup = 2;

    public static PlanGraph Build(
        IReadOnlyList<ReportedMilestone> all, IReadOnlyList<ReportedMilestone> inScope, PlanScope scope, RiskLevel atRiskThreshold,
        CancellationToken cancellationToken)
    {
        long dependencies = all.WithCancellation(cancellationToken).Sum(entry => (long)entry.Milestone.Dependencies.Count);
        List<ReportedMilestone>[]? groups = null;
        if (scope.ByComponent ?? inScope.Count > scope.MaxNodes)
        {
            groups = Grouped(inScope.WithCancellation(cancellationToken));
            if (scope.ByComponent is null && groups.Length < 2) groups = null;
        }

        return groups is null
            ? OfMilestones(all.Count, inScope, scope.MaxNodes, dependencies, cancellationToken)
            : OfGroups(all.Count, groups, scope.MaxNodes, atRiskThreshold, dependencies, cancellationToken);
    }

    private static PlanGraph OfMilestones(
        int all, IReadOnlyList<ReportedMilestone> inScope, int max, long dependencies, CancellationToken cancellationToken)
    {
        ReportedMilestone[] drawn = [
            .. SelectMostImportant(
                inScope, max, entry => entry.Risk, entry => entry.Milestone.Dependents.Count, entry => entry.Name, cancellationToken)];
        IReadOnlyList<GraphNode> nodes = [.. drawn.Select((entry, index) => new GraphNode(index, entry))];
        Dictionary<string, int> places = nodes.ToDictionary(node => node.Label, node => node.Index, StringComparer.Ordinal);
        List<GraphEdge> edges = [];
        foreach (GraphNode node in nodes.WithCancellation(cancellationToken))
            foreach (string dependent in node.Milestone!.Milestone.Dependents)
                if (places.TryGetValue(dependent, out int to)) edges.Add(new GraphEdge(node.Index, to, 1));
        return new PlanGraph(nodes, edges.AsReadOnly(), isByComponent: false, all - nodes.Count, dependencies - edges.Count);
    }

    private static PlanGraph OfGroups(
        int all, List<ReportedMilestone>[] groups, int max, RiskLevel atRiskThreshold, long dependencies,
        CancellationToken cancellationToken)
    {
        List<ReportedMilestone>[] drawn = [.. SelectMostImportant(groups, max, RiskOf, group => group.Count, LabelOf, cancellationToken)];
        IReadOnlyList<GraphNode> nodes = [
            .. drawn.Select(
                (group, index) =>
                new GraphNode(index, new MilestoneGroup(LabelOf(group), group, atRiskThreshold, cancellationToken), RiskOf(group),
                    group[0].Milestone.Components))];
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        for (int i = 0; i < drawn.Length; i++)
            foreach (ReportedMilestone member in drawn[i].WithCancellation(cancellationToken)) places.Add(member.Name, i);

        SortedDictionary<(int From, int To), int> counts = [];
        foreach (ReportedMilestone member in drawn.SelectMany(group => group).WithCancellation(cancellationToken))
        {
            int from = places[member.Name];
            foreach (string dependent in member.Milestone.Dependents)
                if (places.TryGetValue(dependent, out int to) && to != from) counts[(from, to)] = counts.GetValueOrDefault((from, to)) + 1;
        }

        IEnumerable<KeyValuePair<(int From, int To), int>> kept = counts;
        int most = ArrowsOfEachGroup * nodes.Count;
        if (counts.Count > most)
            kept = counts.OrderByDescending(count => count.Value).ThenBy(count => count.Key).Take(most).OrderBy(count => count.Key);
        IReadOnlyList<GraphEdge> edges = [.. kept.Select(count => new GraphEdge(count.Key.From, count.Key.To, count.Value))];
        return new PlanGraph(nodes, edges, isByComponent: true, all - places.Count, dependencies - edges.Sum(edge => (long)edge.Count))
        {
            WeakArrows = counts.Count - edges.Count,
        };
    }

    // The key joins names with line feeds, which names cannot contain; a label is ambiguous, because a name may contain a comma.
    private static List<ReportedMilestone>[] Grouped(IEnumerable<ReportedMilestone> milestones) =>
        [.. milestones.GroupBy(entry => string.Join('\n', entry.Milestone.Components), StringComparer.Ordinal)
            .Select(group => group.ToList())];

    private static string LabelOf(List<ReportedMilestone> group) =>
        group[0].Milestone.Components is { IsEmpty: false } components ? string.Join(", ", components) : "(no component)";

    private static RiskLevel RiskOf(List<ReportedMilestone> group) => group.Max(entry => entry.Risk);

    private static IEnumerable<T> SelectMostImportant<T>(
        IReadOnlyCollection<T> items, int max, Func<T, RiskLevel> risk, Func<T, int> weight, Func<T, string> name,
        CancellationToken cancellationToken)
    {
        IEnumerable<T> all = items.WithCancellation(cancellationToken);
        IEnumerable<T> kept = items.Count <= max
            ? all : all.OrderByDescending(risk).ThenByDescending(weight).ThenBy(name, StringComparer.Ordinal).Take(max);
        return kept.OrderBy(name, StringComparer.Ordinal);
    }
}
