using System.Runtime.CompilerServices;

namespace MilestoneTracker.Dependencies;

// A binary min-heap of milestones by a key: their label, or its complement for the highest label first.
internal struct LabelHeap
{
    private (ulong Key, int Id)[] _items;

    public static LabelHeap Empty => new() { _items = new (ulong, int)[16] };

    public int Count { get; private set; }

    public readonly ulong TopKey => _items[0].Key;

    public readonly int TopId => _items[0].Id;

    public void Clear() => Count = 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Push(ulong key, int id)
    {
        if (Count == _items.Length) Array.Resize(ref _items, Count * 2);
        (ulong Key, int Id)[] items = _items;
        int place = Count++;
        while (place > 0)
        {
            int parent = (place - 1) >> 1;
            if (items[parent].Key <= key) break;
            items[place] = items[parent];
            place = parent;
        }

        items[place] = (key, id);
    }

    public int Pop()
    {
        (ulong Key, int Id)[] items = _items;
        int top = items[0].Id;
        (ulong Key, int Id) moved = items[--Count];
        int place = 0;
        while (true)
        {
            int child = (place * 2) + 1;
            if (child >= Count) break;
            if (child + 1 < Count && items[child + 1].Key < items[child].Key) child++;
            if (moved.Key <= items[child].Key) break;
            items[place] = items[child];
            place = child;
        }

        items[place] = moved;
        return top;
    }
}
