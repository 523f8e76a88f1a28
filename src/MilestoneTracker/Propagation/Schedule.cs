using System.Runtime.CompilerServices;
using MilestoneTracker.Dependencies;
using MilestoneTracker.State;

namespace MilestoneTracker.Propagation;

// Which milestone a wave takes next: the one that comes first in the order. What is added comes behind what was taken last,
// because dependents come after what they depend on.
//
// So it is a bucket queue (Dial, "Algorithm 360", Communications of the ACM 12(11), 1969) by the upper part of the label:
// milestones wait in the bucket of their stretch of the order, unsorted, and only those of the bucket that is being emptied
// are put into a heap. A wave spreads over many buckets with a few milestones in each; should all be in one, it costs what
// one heap for all costs, O(log w) for each of w. docs/performance.md has what it saves.
//
// The milestones of a bucket are a chain through the scratch space of visits.
internal sealed class Schedule(Visits visits)
{
    private const int BucketBits = 10;
    private const int WordBits = 6;

    private readonly int[] _first = new int[1 << BucketBits]; // in the chain of each bucket whose bit is set
    private readonly ulong[] _waiting = new ulong[1 << (BucketBits - WordBits)]; // a bit for each bucket
    private DependencyGraph _graph = null!;
    private LabelHeap _due = LabelHeap.Empty; // what was in the current bucket
    private int _current;
    private ulong _low;
    private int _shift;

    /// <summary>Begins a wave over a graph, with nothing in it.</summary>
    public void Begin(DependencyGraph graph)
    {
        visits.Begin(graph.End);
        _due.Clear();
        Array.Clear(_waiting, 0, _waiting.Length); // a wave that ended for want of memory has left something
        (_graph, _current, _low) = (graph, -1, graph[graph.First].Label);
        ulong range = graph[graph.Last].Label - _low;
        for (_shift = 0; range >> _shift >> BucketBits != 0;) _shift++;
    }

    /// <summary>Adds a milestone that is not in it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int id)
    {
        ulong label = _graph[id].Label;
        int bucket = (int)((label - _low) >> _shift);
        if (bucket == _current)
        {
            _due.Push(label, id);
            return;
        }

        ref ulong word = ref _waiting[bucket >> WordBits];
        ulong bit = 1UL << bucket;
        visits[id].Value = (word & bit) != 0 ? _first[bucket] : 0;
        _first[bucket] = id;
        word |= bit;
    }

    /// <summary>Takes the next one.</summary>
    /// <returns>Whether there was one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryTake(out int id)
    {
        if (_due.Count == 0) return TryTakeFromNextBucket(out id);
        id = _due.Pop();
        return true;
    }

    private bool TryTakeFromNextBucket(out int id)
    {
        for (int word = Math.Max(_current, 0) >> WordBits; word < _waiting.Length; word++)
        {
            if (_waiting[word] == 0) continue;
            _current = (word << WordBits) + Bits.Lowest(_waiting[word]);
            _waiting[word] &= _waiting[word] - 1;
            id = _first[_current];
            if (visits[id].Value == 0) return true; // alone in its bucket
            for (int next = id; next != 0; next = visits[next].Value) _due.Push(_graph[next].Label, next);
            id = _due.Pop();
            return true;
        }

        id = 0;
        return false;
    }
}
