using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Options;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Json;

namespace MilestoneTracker.Exchange.Formats.Trackers;

// Objects of an input that may be items, in its order. Bounded by the limits as they come: of those that are items there are no more than
// the limit of items, of others only as many are kept as findings of a code, and the rest are counted.
internal sealed class TrackerRows(Draft draft, string numberName, Func<JsonBag, string?>? labelOf = null)
{
    private const int UsualValues = 16; // of an item, on average
    private readonly List<(JsonBag? Row, Place Place)> _rows = [];
    private int _items;
    private long _values;

    public IReadOnlyList<(JsonBag? Row, Place Place)> All => _rows;

    /// <summary>What the first item that says it calls the origin; null where none has come.</summary>
    public string? Label { get; private set; }

    /// <summary>How many others than items were not kept.</summary>
    public int NotKept { get; private set; }

    public void Add(JsonBag? row, Place place)
    {
        ImportLimits limits = draft.Options.Limits;
        if (!IsItem(row))
        {
            if (_rows.Count - _items < Math.Max(1, limits.Findings)) _rows.Add((null, place));
            else NotKept++;
            return;
        }

        _values += row!.Size;
        if (_items++ >= limits.Items || _values > ((long)UsualValues * limits.Items) + limits.Links)
        {
            throw new ImportRefusedException("too-many-items", place,
                FormattableString.Invariant($"The input has more than {limits.Items} items. Split it, or raise the limit of items."));
        }

        Label ??= labelOf?.Invoke(row);
        _rows.Add((row, place));
    }

    public void AddAll(TrackerRows other)
    {
        foreach ((JsonBag? row, Place place) in other._rows) Add(row, place);
        NotKept += other.NotKept;
    }

    public void Clear()
    {
        _rows.Clear();
        (_items, _values, NotKept) = (0, 0, 0);
    }

    private bool IsItem(JsonBag? row) => row is not null && row.Whole(numberName) is not null && row.Text("title") is not null;
}
