using System.Globalization;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Text;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Tables;

// A table with headings: rows become items at once, what names other rows (parents, predecessors, successors) is resolved when all are
// known.
internal sealed class TableReader : IPlanReader
{
    private readonly Outlines _outline = new();
    private readonly OwnColumns _own = new();
    private readonly List<(DraftItem Item, string Parent, ImportPlace Place)> _parents = [];
    private readonly List<CellLink> _predecessors = [];
    private readonly List<CellLink> _successors = [];
    private readonly List<(DraftItem Item, string Group, ImportPlace Place)> _grouped = [];

    public void Read(ByteSource source, Draft draft)
    {
        CsvRows rows = new(new TextInput(source, draft.Options), draft.Options.Separator, draft.Options.Limits.Text);
        source.Where = () => rows.Here;
        List<CsvCell> cells = [];
        if (!rows.Next(null, cells)) throw new ImportRefusedException("empty", default, "The input has no text in it.");
        TableHead head = new(cells, draft);
        Predecessors known = new(head.Has(TableRoles.Id));
        bool[] wanted = head.Wanted;
        TableRow row = new(head);
        for (int number = 1; rows.Next(wanted, cells); number++)
        {
            row.Take(cells, number, rows.RowPlace);
            if (rows.Surplus is { } surplus) draft.Findings.Add("row-too-long", new ImportPlace(surplus.Line, surplus.Column, number), null,
                "The row has more cells than there are headings. Those were not taken.");
            Take(draft, head, row, known);
        }

        Resolve(draft, known);
    }

    private void Take(Draft draft, TableHead head, TableRow row, Predecessors known)
    {
        bool hasNames = head.Has(TableRoles.Name);
        string? id = row.Trimmed(TableRoles.Id);
        if (id is null && head.Has(TableRoles.Id))
        {
            draft.Findings.Add("no-id", row.PlaceOf(TableRoles.Id), null, "The row has no id. It was not taken.");
            return;
        }

        id ??= row.Number.ToString(CultureInfo.InvariantCulture);
        string? name = row.Text(TableRoles.Name);
        if (name is null && hasNames) draft.Findings.Add("no-name", row.PlaceOf(TableRoles.Name), id,
            $"The row '{Draft.Shown(id)}' has no name. It is called by its id.");
        if (known.Find(id) is not null)
        {
            draft.Findings.Add("duplicate-id", row.PlaceOf(TableRoles.Id), id,
                $"The id '{Draft.Shown(id)}' is not unique. The first row with it was taken; this one was not.");
            return;
        }

        DraftItem item = draft.Add(id, name ?? (hasNames ? "" : id), row.Place);
        known.Add(id, item);
        new RowItem(draft, row, item, head.IsOwn).Fill();
        if (head.IsOwn) _own.Take(draft, row, item);
        if (row.Trimmed(TableRoles.Level) is { } level && Texts.Whole(level) is > 0 and long depth) _outline.Place(item, depth);
        if (row.Trimmed(TableRoles.Parent) is { } parent) _parents.Add((item, parent, row.PlaceOf(TableRoles.Parent)));
        foreach (ref readonly RowCell cell in row.Cells)
        {
            if (cell.Role == TableRoles.Predecessors) Keep(draft, item, cell.Text, row.PlaceOf(cell), known, _predecessors);
            else if (cell.Role == TableRoles.Successors) Keep(draft, item, cell.Text, row.PlaceOf(cell), known, _successors);
            if (cell.Role != TableRoles.Group) continue;
            draft.CheckLinks(_grouped.Count, row.PlaceOf(cell));
            _grouped.Add((item, cell.Text, row.PlaceOf(cell)));
        }
    }

    private static void Keep(Draft draft, DraftItem item, string cell, ImportPlace place, Predecessors known, List<CellLink> links)
    {
        foreach (Range part in CellLists.Parts(cell))
        {
            draft.CheckLinks(links.Count, place);
            DraftItem? other = known.Find(cell.AsSpan()[part]);
            links.Add(new CellLink(item, other, other is null ? cell[part] : "", place));
        }
    }

    private void Resolve(Draft draft, Predecessors known)
    {
        foreach ((DraftItem item, string parent, ImportPlace place) in _parents)
        {
            DraftItem? above = known.Find(parent) ?? (known.HasIds && parent is ['#', ..] ? known.Find(parent.AsSpan(1)) : null);
            if (above is not null && above != item) item.Parent = above;
            else draft.Findings.Add("unknown-parent", place, item.Id,
                $"The parent '{Draft.Shown(parent)}' is not in the table. '{Draft.Shown(item.Id)}' stays without one.");
        }

        // An id wins over a name, so names are added when all ids are known.
        foreach (DraftItem item in draft.Items) known.Add(Names.Clean(item.Title), item);
        foreach (CellLink link in _predecessors) link.Resolve(draft, known, _own, isPredecessor: true);
        foreach (CellLink link in _successors) link.Resolve(draft, known, _own, isPredecessor: false);
        TakeGroups(draft);
    }

    private void TakeGroups(Draft draft)
    {
        Dictionary<string, DraftItem> groups = new(StringComparer.Ordinal);
        foreach ((DraftItem item, string cell, ImportPlace place) in _grouped)
        {
            string name = Names.Clean(cell);
            if (name.Length == 0) continue;
            if (!groups.TryGetValue(name, out DraftItem? group))
            {
                groups[name] = group = draft.Add("group/" + name, name, new Place(place.Line, place.Column));
                group.IsMilestone = true;
            }

            draft.Link(group, item, LinkKind.FinishToStart, null, new Place(place.Line, place.Column));
        }
    }
}
