namespace MilestoneTracker.Reporting.Layout;

// The numbers from 0 on, grouped by a key with a counting sort: each group is a range of one array, in ascending order.
internal readonly struct Adjacency
{
    private readonly int[] _starts;
    private readonly int[] _members;

    private Adjacency(int[] starts, int[] members) => (_starts, _members) = (starts, members);

    public Span<int> this[int key] => _members.AsSpan(_starts[key], _starts[key + 1] - _starts[key]);

    /// <summary>Groups the indices of the keys: group k has the indices of key k, for each k below the number of groups.</summary>
    public static Adjacency By(ReadOnlySpan<int> keys, int count)
    {
        int[] starts = new int[count + 1];
        foreach (int key in keys) starts[key + 1]++;
        for (int key = 0; key < count; key++) starts[key + 1] += starts[key];
        int[] members = new int[keys.Length];
        int[] next = starts[..count];
        for (int i = 0; i < keys.Length; i++) members[next[keys[i]]++] = i;
        return new Adjacency(starts, members);
    }
}
