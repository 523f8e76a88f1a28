using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.ICalendar;

// Entries as items, by their UIDs; what names other entries is resolved when all are known. Of relations only "depends on", "parent" and
// "child" are taken: which end carries the others differs from writer to writer.
internal sealed class CalendarEntries(Draft draft) : ICalendarEntries
{
    private readonly Dictionary<string, DraftItem> _known = new(StringComparer.Ordinal);
    private readonly List<(DraftItem Item, ContentLine Line)> _parents = [];
    private readonly List<(DraftItem Item, ContentLine Line)> _children = [];
    private readonly List<(DraftItem Item, ContentLine Line)> _dependencies = [];

    public void Take(bool isEvent, List<ContentLine> lines, Place place)
    {
        EntryProperties entry = new(lines);
        if (entry.First("UID")?.Value.Trim() is not { Length: > 0 } uid)
        {
            draft.Find("no-id", place, null, "An entry has no UID. It was not taken.");
            return;
        }

        if (entry.First("RECURRENCE-ID") is { } instance)
        {
            draft.Find("recurring-not-taken", instance.Place, uid, "One day of a recurring entry was not taken.");
            return;
        }

        if (_known.ContainsKey(uid))
        {
            draft.Find("duplicate-id", place, uid,
                $"The UID '{Draft.Shown(uid)}' is not unique. The first entry with it was taken; this one was not.");
            return;
        }

        DraftItem item = draft.Add(uid, entry.First("SUMMARY")?.Text() ?? "", place);
        _known.Add(uid, item);
        if ((entry.First("RRULE") ?? entry.First("RDATE")) is { } rule) draft.Find("recurring-not-taken", rule.Place, uid,
            "A recurring entry was taken once.");
        entry.Fill(draft, item, isEvent);
        foreach (ContentLine line in entry.All("RELATED-TO")) TakeRelation(item, line);
        CalendarOwn.Take(draft, item, entry);
    }

    public void Complete()
    {
        TakeOutline();
        foreach ((DraftItem item, ContentLine line) in _dependencies)
        {
            string reference = line.Value.Trim();
            if (_known.TryGetValue(reference, out DraftItem? predecessor)) draft.Link(item, predecessor,
                LinkKinds.Of(line.Parameter(CalendarOwn.Link)) ?? LinkKind.FinishToStart, null, line.Place,
                CalendarOwn.FieldsOf(draft, item, line));
            else draft.Find("unknown-predecessor", line.Place, item.Id,
                $"'{Draft.Shown(reference)}' is not an entry of the calendar. The link was not taken.");
        }
    }

    // Entry by entry: the last parent that it names, then its children.
    private void TakeOutline()
    {
        int child = 0;
        for (int i = 0; i < _parents.Count; i++)
        {
            if (i + 1 < _parents.Count && _parents[i + 1].Item == _parents[i].Item) continue;
            for (; child < _children.Count && _children[child].Item.Index < _parents[i].Item.Index; child++) SetChild(child);
            SetParent(_parents[i].Item, _parents[i].Line);
        }

        for (; child < _children.Count; child++) SetChild(child);
    }

    private void TakeRelation(DraftItem item, ContentLine line)
    {
        string relation = (line.Parameter("RELTYPE") ?? "PARENT").ToUpperInvariant();
        bool isAddress = string.Equals(line.Parameter("VALUE"), "URI", StringComparison.OrdinalIgnoreCase);
        List<(DraftItem Item, ContentLine Line)>? relations = isAddress ? null : relation switch
        {
            "DEPENDS-ON" => _dependencies,
            "PARENT" => _parents,
            "CHILD" => _children,
            _ => null,
        };
        if (relations is not null)
        {
            draft.CheckLinks(_dependencies.Count + _parents.Count + _children.Count, line.Place.ToPublic());
            relations.Add((item, line));
            return;
        }

        draft.Find("relation-not-taken", line.Place, item.Id,
            $"A relation of the type '{Draft.Shown(relation)}' is not taken, because writers disagree on what it means.");
    }

    private void SetParent(DraftItem item, ContentLine line)
    {
        if (_known.TryGetValue(line.Value.Trim(), out DraftItem? parent) && parent != item) item.Parent = parent;
        else SayUnknown(item, line);
    }

    private void SetChild(int index)
    {
        (DraftItem item, ContentLine line) = _children[index];
        if (_known.TryGetValue(line.Value.Trim(), out DraftItem? child)) child.Parent ??= item;
        else SayUnknown(item, line);
    }

    private void SayUnknown(DraftItem item, ContentLine line) =>
        draft.Find("unknown-parent", line.Place, item.Id,
            $"'{Draft.Shown(line.Value)}' is not another entry of the calendar. It was not made a part of anything.");
}
