namespace MilestoneTracker.Exchange.Reading;

// What has a number, by its number. Numbers of a file are mostly dense, and then an array finds them without a table; what is beyond twice
// as many as there are goes into one. So memory is proportional to what is added, whatever the numbers are. O(1) for each, also where the
// numbers were chosen for the usual hash, in which they would all be the same.
internal sealed class NumberIndex<T> where T : class
{
    private const int Least = 256;
    private T?[] _dense = [];
    private Dictionary<long, T>? _sparse;
    private int _count;

    /// <summary>What has the number; null where nothing has.</summary>
    public T? Find(long number)
    {
        if ((ulong)number < (ulong)_dense.Length && _dense[number] is { } found) return found;
        return _sparse?.GetValueOrDefault(number);
    }

    /// <summary>False where the number is there already.</summary>
    public bool TryAdd(long number, T item)
    {
        if (Find(number) is not null) return false;
        _count++;
        if (number < 0 || number > Least + (2L * _count))
        {
            (_sparse ??= new(new Mixed())).Add(number, item);
            return true;
        }

        if (number >= _dense.Length) Array.Resize(ref _dense, (int)Math.Max(number + 1, 2L * _count) + Least);
        _dense[number] = item;
        return true;
    }

    private sealed class Mixed : IEqualityComparer<long>
    {
        public bool Equals(long x, long y) => x == y;

        public int GetHashCode(long number) => HashCode.Combine(number); // with a seed of its own in each process
    }
}
