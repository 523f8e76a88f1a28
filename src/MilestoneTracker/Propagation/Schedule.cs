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
// one heap for all costs, O(log w) for each of w (docs/performance.md).
//
// What waits lies in the order in which it came, each with the place of the one before it in its bucket, so that adding
// writes one place after the other.
internal sealed class Schedule
{
    private const int BucketBits = 12;
    private const int WordBits = 6;

    private int[] _first = []; // the place of what came last to each bucket whose bit is set
    private readonly ulong[] _waiting = new ulong[1 << (BucketBits - WordBits)]; // a bit for each bucket
    private Waiting[] _places = new Waiting[64]; // from 1 on
    private int _last;
    private DependencyGraph _graph = null!;
    private LabelHeap _due = LabelHeap.Empty; // what was in the current bucket
    private int _current;
    private ulong _low;
    private int _shift;

    /// <summary>Begins a wave over a graph, with nothing in it.</summary>
    public void Begin(DependencyGraph graph)
    {
        if (_first.Length == 0) _first = new int[1 << BucketBits]; // only now: scratch space that only searches needs none
        _due.Clear();
        Array.Clear(_waiting, 0, _waiting.Length); // a wave that ended for want of memory has left something
        (_graph, _current, _last, _low) = (graph, -1, 0, graph[graph.First].Label);
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

        if (++_last == _places.Length) Array.Resize(ref _places, _last * 2);
        ref ulong word = ref _waiting[bucket >> WordBits];
        ulong bit = 1UL << bucket;
        _places[_last] = new Waiting { Label = label, Id = id, Before = (word & bit) != 0 ? _first[bucket] : 0 };
        _first[bucket] = _last;
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
            ref Waiting last = ref _places[_first[_current]];
            id = last.Id;
            if (last.Before == 0) return true; // alone in its bucket
            for (int place = _first[_current]; place != 0; place = _places[place].Before) _due.Push(_places[place].Label, _places[place].Id);
            id = _due.Pop();
            return true;
        }

        (id, _graph) = (0, null!); // what it belongs to may be dropped
        return false;
    }

    private struct Waiting
    {
        public ulong Label;
        public int Id;
        public int Before;
    }
}
