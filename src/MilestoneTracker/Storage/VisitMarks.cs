using System.Runtime.CompilerServices;

namespace MilestoneTracker.Storage;

// Marks on milestones for one walk over the graph: scratch space that is reused without clearing, because each walk uses new numbers as
// marks. One thread at a time.
internal sealed class VisitMarks
{
    /// <summary>The maximum number of marks that one walk uses.</summary>
    private const uint MarksAWalk = 4;

    private VisitMark[] _visits = [];
    private uint _mark;

    public ref VisitMark this[int id]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _visits[id];
    }

    /// <summary>The number of milestones for which there is room.</summary>
    public int Length => _visits.Length;

    /// <summary>Begins a walk over ids below <paramref name="end"/>.</summary>
    public void Begin(int end)
    {
        if (end > _visits.Length) _visits = new VisitMark[Math.Max(end, (int)Math.Min(_visits.Length * 2L, int.MaxValue / 2))];
        if (_mark < uint.MaxValue - MarksAWalk) return;
        Array.Clear(_visits, 0, _visits.Length);
        _mark = 0;
    }

    /// <summary>A mark that no milestone has.</summary>
    public uint NewMark() => ++_mark;

    /// <summary>Appends a milestone to the list of a walk, unless it has the mark. Without a branch: it is written in any case, and only
    /// the end moves or stays.</summary>
    /// <returns>The end.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(int id, int[] found, int end, uint mark)
    {
        ref uint seen = ref _visits[id].Mark;
        found[end] = id;
        end += seen != mark ? 1 : 0;
        seen = mark;
        return end;
    }

    /// <summary>Marks a milestone, unless it has the mark.</summary>
    /// <returns>Whether it did not have it.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryMark(int id, uint mark)
    {
        ref VisitMark visit = ref _visits[id];
        if (visit.Mark == mark) return false;
        visit.Mark = mark;
        return true;
    }
}
