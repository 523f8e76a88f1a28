using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Options;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Shaping;

// From links as stated to dependencies between items: links at groups by the rules of the outline, in the order of the successors in the
// file, and as stated among those of one; dependencies of the outline last. Guarantees that no more than the limit of links is ever made
// (and that repeated links of groups cannot cost more than four times as much).
internal sealed class LinkShaping(Draft draft, ItemTree tree)
{
    private readonly bool _hasGroups = draft.Options.Outline == OutlineRule.Dependencies;
    private readonly List<Edge> _edges = new(draft.Links.Count);
    private readonly HashSet<ulong> _pairs = new(draft.Links.Count);
    private long _made;

    public List<Edge> Shape(bool[] isTaken)
    {
        // With milestones only, what is not taken carries the way between what is: all edges are needed, repeated ones too.
        foreach (DraftLink link in BySuccessor()) Shape(link, isTaken);
        if (!_hasGroups) return _edges;
        foreach (DraftItem item in draft.Items)
            foreach (int child in tree.Children(item.Index)) Add(new Edge(item.Index, child, LinkKind.FinishToStart, null,
                draft.Items[child].Place), isTaken);
        return _edges;
    }

    private void Shape(DraftLink link, bool[] isTaken)
    {
        DraftItem successor = draft.Items[link.Successor];
        DraftItem predecessor = draft.Items[link.Predecessor];
        if (tree.IsAtOrAbove(link.Successor, link.Predecessor) || tree.IsAtOrAbove(link.Predecessor, link.Successor))
        {
            draft.Find("link-within-outline", link.Place, successor.Id,
                $"A link between '{Draft.Shown(successor.Id)}' and '{Draft.Shown(predecessor.Id)}' was not taken: one is in the other.");
            return;
        }

        if (tree.IsGroup(link.Predecessor) && link.Kind.IsFromStart())
        {
            draft.Find("group-start-link", link.Place, successor.Id,
                $"A link from the start of the group '{Draft.Shown(predecessor.Id)}' was not taken: a milestone is the end of a group.");
            return;
        }

        if (!_hasGroups && tree.IsGroup(link.Successor) && link.Kind.IsToFinish())
        {
            draft.Find("group-finish-link", link.Place, successor.Id,
                $"A link to the end of the group '{Draft.Shown(successor.Id)}', which is not taken itself, was not taken.");
            return;
        }

        ReadOnlySpan<int> items = tree.IsGroup(link.Successor) && !link.Kind.IsToFinish() ? tree.Leaves(link.Successor) : [link.Successor];
        ReadOnlySpan<int> dependencies = _hasGroups || !tree.IsGroup(link.Predecessor) ? [link.Predecessor] : tree.Leaves(link.Predecessor);
        foreach (int item in items)
            foreach (int dependency in dependencies) Add(new Edge(item, dependency, link.Kind, link.Lag, link.Place, link.Fields), isTaken);
    }

    private void Add(Edge edge, bool[] isTaken)
    {
        int most = draft.Options.Limits.Links;
        if (++_made > 4L * most) throw TooMany(edge.Place, most);
        bool isFirst = _pairs.Add(Mixed(edge));
        if (!isFirst)
        {
            // What passes over items that are not taken is found again from one taken item to the next, and counts there.
            if (!draft.Options.OnlyMilestones && isTaken[edge.Item] && isTaken[edge.Dependency]) Repeated(draft, edge);
            return;
        }

        if (_edges.Count == most) throw TooMany(edge.Place, most);
        _edges.Add(edge);
    }

    // A pair as a number of its own, mixed: the framework's hash of the plain one is item ^ dependency, the same few numbers along a chain.
    private static ulong Mixed(Edge edge) => (((ulong)(uint)edge.Item << 32) | (uint)edge.Dependency) * 0x9E3779B97F4A7C15;

    private static void Repeated(Draft draft, Edge edge) => draft.Find("link-repeated", edge.Place, draft.Items[edge.Item].Id,
        $"'{Draft.Shown(draft.Items[edge.Item].Id)}' waits for '{Draft.Shown(draft.Items[edge.Dependency].Id)}' already.");

    private static ImportRefusedException TooMany(Place place, int most) => new("too-many-links", place,
        FormattableString.Invariant(
            $"The plan has more than {most} links, those of groups resolved. Take groups as dependencies, or raise the limit of links."));

    // A stable counting sort by the successor.
    private DraftLink[] BySuccessor()
    {
        int[] start = new int[draft.Items.Count + 1];
        foreach (DraftLink link in draft.Links) start[link.Successor + 1]++;
        for (int i = 1; i < start.Length; i++) start[i] += start[i - 1];
        DraftLink[] sorted = new DraftLink[draft.Links.Count];
        foreach (DraftLink link in draft.Links) sorted[start[link.Successor]++] = link;
        return sorted;
    }
}
