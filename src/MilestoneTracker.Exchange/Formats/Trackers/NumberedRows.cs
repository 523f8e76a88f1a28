using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Json;

namespace MilestoneTracker.Exchange.Formats.Trackers;

// Objects by number, of each number the first that came, all of them ascending, and the items that they have become. An answer of a tracker
// is often sorted already.
internal sealed class NumberedRows
{
    private readonly List<NumberedRow> _rows = [];
    private readonly Dictionary<long, int> _places = [];
    private bool _isAscending = true;

    /// <summary>The rows, ascending.</summary>
    public IReadOnlyList<NumberedRow> InOrder
    {
        get
        {
            if (_isAscending) return _rows;
            NumberedRow[] rows = [.. _rows];
            Array.Sort(rows, (one, other) => one.Number.CompareTo(other.Number));
            return rows;
        }
    }

    public bool TryAdd(long number, JsonBag row)
    {
        if (!_places.TryAdd(number, _rows.Count)) return false;
        _isAscending &= _rows.Count == 0 || number > _rows[^1].Number;
        _rows.Add(new NumberedRow(number, row));
        return true;
    }

    public JsonBag? Find(long number) => _places.TryGetValue(number, out int place) ? _rows[place].Row : null;

    /// <summary>The item of a number; null where there is none, or its row was not taken.</summary>
    public DraftItem? ItemOf(long number) => _places.TryGetValue(number, out int place) ? _rows[place].Item : null;
}
