using MilestoneTracker.Exchange.Reading.Json;

namespace MilestoneTracker.Exchange.Formats.Trackers;

// Objects by number, of each number the first that came, and all of them ascending. An answer of a tracker is often sorted already.
internal sealed class NumberedRows
{
    private readonly List<KeyValuePair<long, JsonBag>> _rows = [];
    private readonly Dictionary<long, int> _places = [];
    private bool _isAscending = true;

    public int Count => _rows.Count;

    public bool TryAdd(long number, JsonBag row)
    {
        if (!_places.TryAdd(number, _rows.Count)) return false;
        _isAscending &= _rows.Count == 0 || number > _rows[^1].Key;
        _rows.Add(new(number, row));
        return true;
    }

    public JsonBag? Find(long number) => _places.TryGetValue(number, out int place) ? _rows[place].Value : null;

    public IEnumerable<KeyValuePair<long, JsonBag>> InOrder()
    {
        if (_isAscending) return _rows;
        KeyValuePair<long, JsonBag>[] rows = [.. _rows];
        Array.Sort(rows, (one, other) => one.Key.CompareTo(other.Key));
        return rows;
    }
}
