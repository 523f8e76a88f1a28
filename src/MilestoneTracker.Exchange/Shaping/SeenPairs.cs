namespace MilestoneTracker.Exchange.Shaping;

// Which pairs of items have come already. Where no group is resolved, those of an item come one after the other, and a mark at each
// dependency is enough: no table, and no more memory than a number for each item.
internal sealed class SeenPairs(int items, int links, bool hasGroups)
{
    private readonly int[]? _seenBy = hasGroups ? null : new int[items];
    private readonly HashSet<ulong>? _pairs = hasGroups ? new(links) : null;

    /// <summary>False where the pair was there already.</summary>
    public bool Add(int item, int dependency)
    {
        if (_seenBy is null) return _pairs!.Add(Mixed(item, dependency));
        if (_seenBy[dependency] == item + 1) return false;
        _seenBy[dependency] = item + 1;
        return true;
    }

    // A pair as a number of its own, mixed: the framework's hash of the plain one is item ^ dependency, the same few numbers along a chain.
    private static ulong Mixed(int item, int dependency) => (((ulong)(uint)item << 32) | (uint)dependency) * 0x9E3779B97F4A7C15;
}
