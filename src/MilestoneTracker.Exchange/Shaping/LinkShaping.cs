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
    private readonly LinkList _links = new();
    private readonly SeenPairs _pairs = new(draft.Items.Count, draft.Links.Count, tree.HasGroups);
    private long _made;

    /// <summary>The links, by the indices of items in the draft.</summary>
    public LinkList Shape(bool[] isTaken)
    {
        // With milestones only, what is not taken carries the way between what is: all edges are needed, repeated ones too.
        LinkList stated = BySuccessor();
        if (!tree.HasGroups) return Plain(stated, isTaken);
        for (int i = 0; i < stated.Count; i++) Shape(stated[i], isTaken);
        if (!_hasGroups) return _links;
        foreach (DraftItem item in draft.Items)
            foreach (int child in tree.Children(item.Index))
                Add(new ImportedLink(item.Index, child, LinkKind.FinishToStart, null, draft.Items[child].Place), isTaken);
        return _links;
    }

    // Without groups each link is taken as it is, or not: the list is kept, and only closed up.
    private LinkList Plain(LinkList links, bool[] isTaken)
    {
        int kept = 0;
        for (int i = 0; i < links.Count; i++)
        {
            ref readonly ImportedLink link = ref links[i];
            if (!IsWithinOutline(link) && IsNew(link, isTaken, kept)) links[kept++] = link;
        }

        links.Shorten(kept);
        return links;
    }

    private void Shape(in ImportedLink link, bool[] isTaken)
    {
        if (IsWithinOutline(link)) return;
        DraftItem successor = draft.Items[link.Item];
        DraftItem predecessor = draft.Items[link.Dependency];
        if (tree.IsGroup(link.Dependency) && link.Type.IsFromStart())
        {
            draft.Find("group-start-link", link.At, successor.Id,
                $"A link from the start of the group '{Draft.Shown(predecessor.Id)}' was not taken: a milestone is the end of a group.");
            return;
        }

        if (!_hasGroups && tree.IsGroup(link.Item) && link.Type.IsToFinish())
        {
            draft.Find("group-finish-link", link.At, successor.Id,
                $"A link to the end of the group '{Draft.Shown(successor.Id)}', which is not taken itself, was not taken.");
            return;
        }

        ReadOnlySpan<int> items = tree.IsGroup(link.Item) && !link.Type.IsToFinish() ? tree.Leaves(link.Item) : [link.Item];
        ReadOnlySpan<int> dependencies = _hasGroups || !tree.IsGroup(link.Dependency) ? [link.Dependency] : tree.Leaves(link.Dependency);
        foreach (int item in items)
            foreach (int dependency in dependencies) Add(link with { Item = item, Dependency = dependency }, isTaken);
    }

    private void Add(in ImportedLink link, bool[] isTaken)
    {
        if (IsNew(link, isTaken, _links.Count)) _links.Add(link);
    }

    private bool IsNew(in ImportedLink link, bool[] isTaken, int there)
    {
        int most = draft.Options.Limits.Links;
        if (++_made > 4L * most) throw TooMany(link.At, most);
        if (!_pairs.Add(link.Item, link.Dependency))
        {
            // What passes over items that are not taken is found again from one taken item to the next, and counts there.
            if (!draft.Options.OnlyMilestones && isTaken[link.Item] && isTaken[link.Dependency]) Repeated(link);
            return false;
        }

        return there < most ? true : throw TooMany(link.At, most);
    }

    private bool IsWithinOutline(in ImportedLink link)
    {
        if (!tree.IsAtOrAbove(link.Item, link.Dependency) && !tree.IsAtOrAbove(link.Dependency, link.Item)) return false;
        (string item, string dependency) = (draft.Items[link.Item].Id, draft.Items[link.Dependency].Id);
        draft.Find("link-within-outline", link.At, item,
            $"A link between '{Draft.Shown(item)}' and '{Draft.Shown(dependency)}' was not taken: one is in the other.");
        return true;
    }

    private void Repeated(in ImportedLink link) => draft.Find("link-repeated", link.At, draft.Items[link.Item].Id,
        $"'{Draft.Shown(draft.Items[link.Item].Id)}' waits for '{Draft.Shown(draft.Items[link.Dependency].Id)}' already.");

    private static ImportRefusedException TooMany(Place place, int most) => new("too-many-links", place,
        FormattableString.Invariant(
            $"The plan has more than {most} links, those of groups resolved. Take groups as dependencies, or raise the limit of links."));

    // A stable counting sort by the successor. Nearly every format has them in this order anyway.
    private LinkList BySuccessor()
    {
        LinkList stated = draft.Links;
        int inOrder = 1;
        while (inOrder < stated.Count && stated[inOrder - 1].Item <= stated[inOrder].Item) inOrder++;
        if (inOrder >= stated.Count) return stated;
        int[] start = new int[draft.Items.Count + 1];
        for (int i = 0; i < stated.Count; i++) start[stated[i].Item + 1]++;
        for (int i = 1; i < start.Length; i++) start[i] += start[i - 1];
        int[] order = new int[stated.Count];
        for (int i = 0; i < stated.Count; i++) order[start[stated[i].Item]++] = i;
        LinkList sorted = new();
        foreach (int i in order) sorted.Add(stated[i]);
        return sorted;
    }
}
