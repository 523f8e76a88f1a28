using System.Runtime.InteropServices;
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
    private readonly List<ImportedLink> _links = new(draft.Links.Count);
    private readonly SeenPairs _pairs = new(draft.Items.Count, draft.Links.Count, tree.HasGroups);
    private long _made;

    /// <summary>The links, by the indices of items in the draft.</summary>
    public List<ImportedLink> Shape(bool[] isTaken)
    {
        // With milestones only, what is not taken carries the way between what is: all edges are needed, repeated ones too.
        foreach (ref readonly DraftLink link in BySuccessor()) Shape(link, isTaken);
        if (!_hasGroups || !tree.HasGroups) return _links;
        foreach (DraftItem item in draft.Items)
            foreach (int child in tree.Children(item.Index))
                Add(new DraftLink(item.Index, child, LinkKind.FinishToStart, null, draft.Items[child].Place, null), isTaken);
        return _links;
    }

    private void Shape(in DraftLink link, bool[] isTaken)
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

        if (!tree.HasGroups)
        {
            Add(link, isTaken);
            return;
        }

        ReadOnlySpan<int> items = tree.IsGroup(link.Successor) && !link.Kind.IsToFinish() ? tree.Leaves(link.Successor) : [link.Successor];
        ReadOnlySpan<int> dependencies = _hasGroups || !tree.IsGroup(link.Predecessor) ? [link.Predecessor] : tree.Leaves(link.Predecessor);
        foreach (int item in items)
            foreach (int dependency in dependencies) Add(link with { Successor = item, Predecessor = dependency }, isTaken);
    }

    private void Add(in DraftLink link, bool[] isTaken)
    {
        int most = draft.Options.Limits.Links;
        if (++_made > 4L * most) throw TooMany(link.Place, most);
        if (!_pairs.Add(link.Successor, link.Predecessor))
        {
            // What passes over items that are not taken is found again from one taken item to the next, and counts there.
            if (!draft.Options.OnlyMilestones && isTaken[link.Successor] && isTaken[link.Predecessor]) Repeated(link);
            return;
        }

        if (_links.Count == most) throw TooMany(link.Place, most);
        _links.Add(new ImportedLink(link.Successor, link.Predecessor, link.Kind, link.Lag, link.Place, link.Fields));
    }

    private void Repeated(in DraftLink link) => draft.Find("link-repeated", link.Place, draft.Items[link.Successor].Id,
        $"'{Draft.Shown(draft.Items[link.Successor].Id)}' waits for '{Draft.Shown(draft.Items[link.Predecessor].Id)}' already.");

    private static ImportRefusedException TooMany(Place place, int most) => new("too-many-links", place,
        FormattableString.Invariant(
            $"The plan has more than {most} links, those of groups resolved. Take groups as dependencies, or raise the limit of links."));

    // A stable counting sort by the successor. Nearly every format has them in this order anyway.
    private ReadOnlySpan<DraftLink> BySuccessor()
    {
        ReadOnlySpan<DraftLink> stated = CollectionsMarshal.AsSpan(draft.Links);
        int inOrder = 1;
        while (inOrder < stated.Length && stated[inOrder - 1].Successor <= stated[inOrder].Successor) inOrder++;
        if (inOrder >= stated.Length) return stated;
        int[] start = new int[draft.Items.Count + 1];
        foreach (ref readonly DraftLink link in stated) start[link.Successor + 1]++;
        for (int i = 1; i < start.Length; i++) start[i] += start[i - 1];
        DraftLink[] sorted = new DraftLink[stated.Length];
        foreach (ref readonly DraftLink link in stated) sorted[start[link.Successor]++] = link;
        return sorted;
    }
}
