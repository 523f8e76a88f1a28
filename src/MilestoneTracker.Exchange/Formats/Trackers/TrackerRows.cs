using MilestoneTracker.Exchange.Options;
using MilestoneTracker.Exchange.Reading;

namespace MilestoneTracker.Exchange.Formats.Trackers;

// Objects of an input that may be items, in its order. Bounded by the limits as they come: of those that are items there are no more than
// the limit of items, of others only as many are kept as findings of a code, and the rest are counted.
internal sealed class TrackerRows(Draft draft, Func<string?, string?>? labelOf = null)
{
    private const int UsualValues = 16; // of an item, on average
    private readonly List<TrackerRow> _rows = [];
    private int _items;
    private long _values;

    public IReadOnlyList<TrackerRow> All => _rows;

    /// <summary>What the first item that says it calls the origin; null where none has come.</summary>
    public string? Label { get; private set; }

    /// <summary>How many others than items were not kept.</summary>
    public int NotKept { get; private set; }

    /// <summary>Adds an object, with the address that it says is its own, or else that of its page.</summary>
    public void Add(TrackerRow row, string? address = null)
    {
        Keep(row);
        if (row.IsItem) Label ??= labelOf?.Invoke(string.IsNullOrEmpty(address) ? row.Page : address);
    }

    public void AddAll(TrackerRows other)
    {
        foreach (TrackerRow row in other._rows) Keep(row);
        Label ??= other.Label;
        NotKept += other.NotKept;
    }

    public void Clear()
    {
        _rows.Clear();
        (_items, _values, NotKept, Label) = (0, 0, 0, null);
    }

    private void Keep(TrackerRow row)
    {
        ImportLimits limits = draft.Options.Limits;
        if (!row.IsItem)
        {
            if (_rows.Count - _items < Math.Max(1, limits.Findings)) _rows.Add(new TrackerRow(row.Place));
            else NotKept++;
            return;
        }

        _values += row.Values;
        if (_items++ >= limits.Items || _values > ((long)UsualValues * limits.Items) + limits.Links)
        {
            throw new ImportRefusedException("too-many-items", row.Place,
                FormattableString.Invariant($"The input has more than {limits.Items} items. Split it, or raise the limit of items."));
        }

        _rows.Add(row);
    }
}
