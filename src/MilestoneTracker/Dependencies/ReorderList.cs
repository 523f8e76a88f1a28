namespace MilestoneTracker.Dependencies;

// Milestones with their labels, in two arrays that grow and are reused.
internal sealed class ReorderList
{
    /// <summary>Up to this length insertion sort is faster than the framework's sort.</summary>
    private const int SortedByInsertion = 24;

    private ulong[] _labels = new ulong[16];
    private int[] _ids = new int[16];
    private int _count;

    public ReadOnlySpan<int> Ids => _ids.AsSpan(0, _count);

    public void Clear() => _count = 0;

    public void Add(ulong label, int id)
    {
        if (_count == _ids.Length) Grow(_count * 2);
        (_labels[_count], _ids[_count]) = (label, id);
        _count++;
    }

    /// <summary>Appends the milestones of another list, without their labels: the result is only for reading.</summary>
    public void Append(ReorderList other)
    {
        if (_count + other._count > _ids.Length) Grow((_count + other._count) * 2);
        Array.Copy(other._ids, 0, _ids, _count, other._count);
        _count += other._count;
    }

    /// <summary>Removes the milestones whose label is not strictly between the two.</summary>
    public void Keep(ulong above = 0, ulong below = ulong.MaxValue)
    {
        int kept = 0;
        for (int i = 0; i < _count; i++)
        {
            if (_labels[i] <= above || _labels[i] >= below) continue;
            (_labels[kept], _ids[kept]) = (_labels[i], _ids[i]);
            kept++;
        }

        _count = kept;
    }

    public void Sort()
    {
        if (_count > SortedByInsertion)
        {
            Array.Sort(_labels, _ids, 0, _count);
            return;
        }

        for (int i = 1; i < _count; i++)
        {
            (ulong label, int id) = (_labels[i], _ids[i]);
            int place = i;
            for (; place > 0 && _labels[place - 1] > label; place--)
                (_labels[place], _ids[place]) = (_labels[place - 1], _ids[place - 1]);
            (_labels[place], _ids[place]) = (label, id);
        }
    }

    private void Grow(int capacity)
    {
        Array.Resize(ref _labels, capacity);
        Array.Resize(ref _ids, capacity);
    }
}
