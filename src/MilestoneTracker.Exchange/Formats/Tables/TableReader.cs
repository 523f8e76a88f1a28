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
    private readonly List<(DraftItem Item, string Group, ImportPlace Place)> _grouped = [];

    public void Read(ByteSource source, Draft draft)
    {
        draft.HasUniqueIds = true;
        CsvRows rows = new(new TextInput(source, draft.Options), draft.Options.Separator, draft.Options.Limits.Text);
        source.Where = () => rows.Here;
        List<CsvCell> cells = [];
        if (!rows.Next(null, cells)) throw new ImportRefusedException("empty", default, "The input has no text in it.");
        TableHead head = new(cells, rows, draft);
        Predecessors known = new(head.Has(TableRole.Id));
        CellLinks links = new(draft, known, _own);
        bool[] wanted = head.Wanted;
        TableRow row = new(head, rows);
        RowItem filling = new(draft, row, head.IsOwn);
        for (int number = 1; rows.Next(wanted, cells); number++)
        {
            row.Take(cells, number, rows.RowPlace);
            if (rows.Surplus is { } surplus) draft.Findings.Add("row-too-long", new ImportPlace(surplus.Line, surplus.Column, number), null,
                "The row has more cells than there are headings. Those were not taken.");
            if (Added(draft, head, row, known) is not { } item) continue;
            filling.Fill(item);
            if (head.IsOwn) _own.Take(draft, row, item);
            TakePlace(draft, row, item, links);
        }

        TakeParents(draft, known);
        links.Resolve();
        TakeGroups(draft);
    }

    private static DraftItem? Added(Draft draft, TableHead head, TableRow row, Predecessors ids)
    {
        bool hasNames = head.Has(TableRole.Name);
        if (!row.Has(TableRole.Id) && head.Has(TableRole.Id))
        {
            draft.Findings.Add("no-id", row.PlaceOf(TableRole.Id), null, "The row has no id. It was not taken.");
            return null;
        }

        string id = head.Has(TableRole.Id) ? row.Trimmed(TableRole.Id).ToString() : row.Number.ToString(CultureInfo.InvariantCulture);
        if (!row.Has(TableRole.Name) && hasNames) draft.Findings.Add("no-name", row.PlaceOf(TableRole.Name), id,
            $"The row '{Draft.Shown(id)}' has no name. It is called by its id.");
        if (ids.Find(id) is not null)
        {
            draft.Findings.Add("duplicate-id", row.PlaceOf(TableRole.Id), id,
                $"The id '{Draft.Shown(id)}' is not unique. The first row with it was taken; this one was not.");
            return null;
        }

        DraftItem item = draft.Add(id, hasNames ? row.Text(TableRole.Name).ToString() : id, row.Place);
        ids.Add(id, item);
        return item;
    }

    // Where an item is among the others: in the outline, in groups, before and after others.
    private void TakePlace(Draft draft, TableRow row, DraftItem item, CellLinks links)
    {
        if (Texts.Whole(row.Trimmed(TableRole.Level)) is > 0 and long depth) _outline.Place(item, depth);
        if (row.Has(TableRole.Parent)) _parents.Add((item, row.Trimmed(TableRole.Parent).ToString(), row.PlaceOf(TableRole.Parent)));
        foreach (ref readonly RowCell cell in row.Cells)
        {
            if (cell.Role is TableRole.Predecessors or TableRole.Successors)
            {
                links.Take(item, row.TextOf(cell), row.PlaceOf(cell), cell.Role == TableRole.Predecessors);
            }
            else if (cell.Role == TableRole.Group)
            {
                draft.CheckLinks(_grouped.Count, row.PlaceOf(cell));
                _grouped.Add((item, row.TextOf(cell).ToString(), row.PlaceOf(cell)));
            }
        }
    }

    private void TakeParents(Draft draft, Predecessors known)
    {
        foreach ((DraftItem item, string parent, ImportPlace place) in _parents)
        {
            DraftItem? above = known.Find(parent) ?? (known.HasIds && parent is ['#', ..] ? known.Find(parent.AsSpan(1)) : null);
            if (above is not null && above != item) item.Parent = above;
            else draft.Findings.Add("unknown-parent", place, item.Id,
                $"The parent '{Draft.Shown(parent)}' is not in the table. '{Draft.Shown(item.Id)}' stays without one.");
        }
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
                draft.HasUniqueIds = false; // a row may have the id of a group
            }

            draft.Link(group, item, LinkKind.FinishToStart, null, new Place(place.Line, place.Column));
        }
    }
}
