using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Json;

namespace MilestoneTracker.Exchange.Formats.Trackers;

// Objects by number, of each number the first that came, all of them ascending, and the items that they have become. An answer of a tracker
// is often sorted already.
internal sealed class NumberedRows
{
    private readonly List<NumberedRow> _rows = [];
    private readonly NumberIndex<NumberedRow> _numbers = new();
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
        NumberedRow added = new(number, row);
        if (!_numbers.TryAdd(number, added)) return false;
        _isAscending &= _rows.Count == 0 || number > _rows[^1].Number;
        _rows.Add(added);
        return true;
    }

    public JsonBag? Find(long number) => _numbers.Find(number)?.Row;

    /// <summary>The item of a number; null where there is none, or its row was not taken.</summary>
    public DraftItem? ItemOf(long number) => _numbers.Find(number)?.Item;
}
