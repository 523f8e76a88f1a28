using MilestoneTracker.Exchange.Reading;

namespace MilestoneTracker.Exchange.Formats.Trackers;

// Objects by number, of each number the first that came, all of them ascending, and the items that they have become. An answer of a tracker
// is often sorted already.
internal sealed class NumberedRows
{
    private readonly List<TrackerRow> _rows = [];
    private readonly NumberIndex<TrackerRow> _numbers = new();
    private bool _isAscending = true;

    /// <summary>The rows, ascending.</summary>
    public IReadOnlyList<TrackerRow> InOrder
    {
        get
        {
            if (_isAscending) return _rows;
            TrackerRow[] rows = [.. _rows];
            Array.Sort(rows, (one, other) => Nullable.Compare(one.Number, other.Number));
            return rows;
        }
    }

    public bool TryAdd(long number, TrackerRow row)
    {
        if (!_numbers.TryAdd(number, row)) return false;
        _isAscending &= _rows.Count == 0 || number > _rows[^1].Number;
        _rows.Add(row);
        return true;
    }

    public TrackerRow? Find(long number) => _numbers.Find(number);

    /// <summary>The item of a number; null where there is none, or its row was not taken.</summary>
    public DraftItem? ItemOf(long number) => _numbers.Find(number)?.Item;
}
