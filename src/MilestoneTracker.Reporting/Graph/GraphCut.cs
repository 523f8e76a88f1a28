using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting;

// From the milestones in scope to what is drawn: one node each, or one for each set of components, and no more than asked for.
// What does not fit is what matters least: the lowest risk first, then the fewest dependents, then the last by name.
internal static class GraphCut
{
    public static PlanGraph Of(IReadOnlyList<ReportedMilestone> all, IReadOnlyList<ReportedMilestone> inScope, PlanScope scope, RiskLevel atRiskFrom)
    {
        long dependencies = all.Sum(entry => (long)entry.Milestone.Dependencies.Count);
        List<ReportedMilestone>[]? groups = null;
        if (scope.ByComponent ?? inScope.Count > scope.MostNodes)
        {
            groups = Grouped(inScope);
            if (scope.ByComponent is null && groups.Length < 2) groups = null;
        }

        return groups is null ? OfMilestones(all.Count, inScope, scope.MostNodes, dependencies) : OfGroups(all.Count, groups, scope.MostNodes, atRiskFrom, dependencies);
    }

    private static PlanGraph OfMilestones(int all, IReadOnlyList<ReportedMilestone> inScope, int most, long dependencies)
    {
        ReportedMilestone[] drawn = [.. Most(inScope, most, entry => entry.Risk, entry => entry.Milestone.Dependents.Count, entry => entry.Name)];
        GraphNode[] nodes = [.. drawn.Select((entry, index) => new GraphNode(index, entry))];
        Dictionary<string, int> places = nodes.ToDictionary(node => node.Label, node => node.Index, StringComparer.Ordinal);
        List<GraphEdge> edges = [];
        foreach (GraphNode node in nodes)
            foreach (string dependent in node.Milestone!.Milestone.Dependents)
                if (places.TryGetValue(dependent, out int to)) edges.Add(new GraphEdge(node.Index, to, 1));
        return new PlanGraph(nodes, edges, isByComponent: false, all - nodes.Length, dependencies - edges.Count);
    }

    private static PlanGraph OfGroups(int all, List<ReportedMilestone>[] groups, int most, RiskLevel atRiskFrom, long dependencies)
    {
        List<ReportedMilestone>[] drawn = [.. Most(groups, most, group => group.Max(entry => entry.Risk), group => group.Count, LabelOf)];
        GraphNode[] nodes = [.. drawn.Select((group, index) => new GraphNode(index, new MilestoneGroup(LabelOf(group), group, atRiskFrom), group.Max(entry => entry.Risk)))];
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        for (int i = 0; i < drawn.Length; i++)
            foreach (ReportedMilestone member in drawn[i]) places.Add(member.Name, i);

        SortedDictionary<(int From, int To), int> counts = [];
        foreach (ReportedMilestone member in drawn.SelectMany(group => group))
        {
            int from = places[member.Name];
            foreach (string dependent in member.Milestone.Dependents)
                if (places.TryGetValue(dependent, out int to) && to != from) counts[(from, to)] = counts.GetValueOrDefault((from, to)) + 1;
        }

        GraphEdge[] edges = [.. counts.Select(count => new GraphEdge(count.Key.From, count.Key.To, count.Value))];
        return new PlanGraph(nodes, edges, isByComponent: true, all - places.Count, dependencies - edges.Sum(edge => (long)edge.Count));
    }

    // No name has a line feed in it, but a comma may be in one: a group is known by its components, not by its label.
    private static List<ReportedMilestone>[] Grouped(IEnumerable<ReportedMilestone> milestones) =>
        [.. milestones.GroupBy(entry => string.Join('\n', entry.Milestone.Components), StringComparer.Ordinal).Select(group => group.ToList())];

    private static string LabelOf(List<ReportedMilestone> group) => group[0].Milestone.Components is { IsEmpty: false } components ? string.Join(", ", components) : "(no component)";

    private static IEnumerable<T> Most<T>(IReadOnlyCollection<T> items, int most, Func<T, RiskLevel> risk, Func<T, int> weight, Func<T, string> name)
    {
        IEnumerable<T> kept = items.Count <= most ? items : items.OrderByDescending(risk).ThenByDescending(weight).ThenBy(name, StringComparer.Ordinal).Take(most);
        return kept.OrderBy(name, StringComparer.Ordinal);
    }
}
