using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Tables;

// The links of a table. Most values of cells are ids of earlier rows, which nothing wins over: those are links at once. What else a value
// means is only known with all rows; until then the link has the number of the value, counted down from -1, at the end that the value
// names. Those of predecessors come before those of successors, each in the order of the file.
internal sealed class CellLinks(Draft draft, Predecessors known, OwnColumns own)
{
    private const int HoursPerDay = 8;
    private readonly List<CellLink> _open = [];
    private readonly LinkList _successors = new();

    /// <summary>Takes the values of a cell.</summary>
    public void Take(DraftItem item, ReadOnlySpan<char> cell, ImportPlace place, bool isPredecessor)
    {
        LinkList links = isPredecessor ? draft.Links : _successors;
        foreach (ReadOnlySpan<char> part in CellLists.Parts(cell))
        {
            draft.CheckLinks(links.Count, place);
            DraftItem? other = known.Find(part);
            if (other is null) _open.Add(new CellLink(part.ToString(), place));
            int index = other?.Index ?? -_open.Count;
            Place at = new(place.Line, place.Column);
            links.Add(isPredecessor
                ? new ImportedLink(item.Index, index, LinkKind.FinishToStart, null, at, other is null ? null : own.Find(item, other))
                : new ImportedLink(index, item.Index, LinkKind.FinishToStart, null, at));
        }
    }

    /// <summary>Resolves what was left open, with the names of all rows, over which ids win.</summary>
    public void Resolve()
    {
        if (_open.Count > 0)
            foreach (DraftItem item in draft.Items) known.Add(Names.Clean(item.Title), item);
        if (_open.Count > 0) ResolveAll(draft.Links, isPredecessor: true);
        ResolveAll(_successors, isPredecessor: false);
        draft.Links.AddRange(_successors);
    }

    private void ResolveAll(LinkList links, bool isPredecessor)
    {
        int found = 0;
        for (int i = 0; i < links.Count; i++)
        {
            ImportedLink link = links[i];
            int index = isPredecessor ? link.Dependency : link.Item;
            DraftItem item = draft.Items[isPredecessor ? link.Item : link.Dependency];
            (DraftItem Item, LinkSuffix Suffix)? meant = index < 0 ? Meaning(item, _open[-index - 1])
                : (draft.Items[index], new LinkSuffix(link.Type, link.Lag, true));
            if (meant is not ({ } other, var suffix)) continue;
            (DraftItem successor, DraftItem predecessor) = isPredecessor ? (item, other) : (other, item);
            links[found++] = new ImportedLink(successor.Index, predecessor.Index, suffix.Kind, suffix.Lag, link.At,
                own.Find(successor, predecessor));
        }

        links.Shorten(found);
    }

    private (DraftItem Item, LinkSuffix Suffix)? Meaning(DraftItem item, CellLink value)
    {
        if (known.Parse(value.Token, HoursPerDay) is not { } found)
        {
            draft.Findings.Add("unknown-predecessor", value.Place, item.Id,
                $"'{Draft.Shown(value.Token)}' is not an id or a name of the table, with a kind and a lag behind it. "
                + "The link was not taken.");
            return null;
        }

        if (!found.Suffix.IsLagTaken) draft.Findings.Add("lag-not-taken", value.Place, item.Id,
            $"The lag of '{Draft.Shown(value.Token)}' is in per cent or beyond 10,000,000 minutes. It was not taken; the link was.");
        return found;
    }
}
