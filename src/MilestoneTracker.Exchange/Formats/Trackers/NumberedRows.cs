using MilestoneTracker.Exchange.Reading.Json;

namespace MilestoneTracker.Exchange.Formats.Trackers;

// Objects by number, of each number the first that came, and all of them ascending. An answer of a tracker is mostly sorted one way or the
// other, and then sorting costs next to nothing.
internal sealed class NumberedRows
{
    private readonly Dictionary<long, JsonBag> _rows = [];

    public bool TryAdd(long number, JsonBag row) => _rows.TryAdd(number, row);

    public JsonBag? Find(long number) => _rows.GetValueOrDefault(number);

    public IEnumerable<KeyValuePair<long, JsonBag>> InOrder()
    {
        KeyValuePair<long, JsonBag>[] rows = [.. _rows];
        Array.Sort(rows, (one, other) => one.Key.CompareTo(other.Key));
        return rows;
    }
}
