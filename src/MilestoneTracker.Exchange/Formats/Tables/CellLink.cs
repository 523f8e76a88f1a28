using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Tables;

// One value of a cell of predecessors or successors, to be resolved when all rows are known; if it is the id of an earlier row, which
// nothing wins over, it is that row at once.
internal readonly record struct CellLink(DraftItem Item, DraftItem? Known, string Token, ImportPlace Place)
{
    private const int HoursPerDay = 8;

    public void Resolve(Draft draft, Predecessors known, OwnColumns own, bool isPredecessor)
    {
        if (Known is not null)
        {
            Link(draft, own, Known, new LinkSuffix(LinkKind.FinishToStart, null, true), isPredecessor);
            return;
        }

        if (known.Parse(Token, HoursPerDay) is not { } found)
        {
            draft.Findings.Add("unknown-predecessor", Place, Item.Id,
                $"'{Draft.Shown(Token)}' is not an id or a name of the table, with a kind and a lag behind it. The link was not taken.");
            return;
        }

        if (!found.Suffix.IsLagTaken) draft.Findings.Add("lag-not-taken", Place, Item.Id,
            $"The lag of '{Draft.Shown(Token)}' is in per cent or beyond 10,000,000 minutes. It was not taken; the link was.");
        Link(draft, own, found.Item, found.Suffix, isPredecessor);
    }

    private void Link(Draft draft, OwnColumns own, DraftItem other, LinkSuffix suffix, bool isPredecessor)
    {
        (DraftItem successor, DraftItem predecessor) = isPredecessor ? (Item, other) : (other, Item);
        draft.Link(successor, predecessor, suffix.Kind, suffix.Lag, new Place(Place.Line, Place.Column), own.Find(successor, predecessor));
    }
}
