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
// writes one place after the other. A bit for each bucket, and one for each word of those bits, tell the next bucket without
// a search.
internal sealed class Schedule
{
    private const int WordBits = 6;
    private const int BucketBits = 2 * WordBits; // so that one word has a bit for each word of bits

    private int[] _first = []; // the place of what came last to each bucket; 0 where nothing waits in it
    private readonly ulong[] _waiting = new ulong[1 << WordBits]; // a bit for each bucket in which something waits
    private ulong _words; // a bit for each word of those bits that is not 0
    private Waiting[] _places = new Waiting[64]; // from 1 on
    private int _last;
    private LabelHeap _due = LabelHeap.Empty; // what was in the current bucket
    private int _current;
    private ulong _low;
    private int _shift;

    /// <summary>Begins a wave over a graph, with nothing in it.</summary>
    public void Begin(DependencyGraph graph)
    {
        if (_first.Length == 0 || _last != 0) Clear();
        (_current, _low) = (-1, graph[graph.First].Label);
        ulong range = graph[graph.Last].Label - _low;
        for (_shift = 0; range >> _shift >> BucketBits != 0;) _shift++;
    }

    /// <summary>Adds a milestone that is not in it, with its label.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int id, ulong label)
    {
        int bucket = (int)((label - _low) >> _shift);
        if (bucket == _current)
        {
            _due.Push(label, id);
            return;
        }

        if (++_last == _places.Length) Array.Resize(ref _places, _last * 2);
        ref int first = ref _first[bucket];
        ref Waiting place = ref _places[_last]; // field by field, because a whole one is put together in memory first
        place.Label = label;
        place.Id = id;
        place.Before = first;
        first = _last;
        _waiting[bucket >> WordBits] |= 1UL << bucket;
        _words |= 1UL << (bucket >> WordBits);
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
        if (_words == 0)
        {
            (id, _last) = (0, 0);
            return false;
        }

        int word = Bits.Lowest(_words);
        ref ulong waiting = ref _waiting[word];
        _current = (word << WordBits) + Bits.Lowest(waiting);
        waiting &= waiting - 1;
        if (waiting == 0) _words &= _words - 1;
        ref int first = ref _first[_current];
        int place = first;
        first = 0;
        id = _places[place].Id;
        if (_places[place].Before == 0) return true; // alone in its bucket
        for (; place != 0; place = _places[place].Before) _due.Push(_places[place].Label, _places[place].Id);
        id = _due.Pop();
        return true;
    }

    // At first, and when a wave has ended for want of memory and has left something. Scratch space that only searches needs no buckets.
    private void Clear()
    {
        _first = new int[1 << BucketBits];
        Array.Clear(_waiting, 0, _waiting.Length);
        (_words, _last) = (0, 0);
        _due.Clear();
    }

    private struct Waiting
    {
        public ulong Label;
        public int Id;
        public int Before;
    }
}
