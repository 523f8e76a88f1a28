using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MilestoneTracker.Planning.Calendars;

namespace MilestoneTracker.Planning.Simulations;

// The passes of EarlyPlaces and LatePlaces over a block of iterations at once: rows of places by position, and behind them those that
// links make of them, a column for each iteration, sixteen columns an instruction where the processor has it. The arithmetic is that of
// whole numbers, so it is the same everywhere. A block is small enough for its rows to stay in the cache: 12 bytes a milestone and
// column, and 8 for each different link that is more than finish to start.
//
// Twice the work is even, so that the odd place of a start and the even one of a finish are made by or and by less one. Of what has no
// work, start and finish are one place, which may be either.
internal sealed class AxisPass : IterationPass
{
    private const int Nothing = 1 << 30; // beyond any axis, also with work on top
    private const int CacheBytes = 3 << 20;
    private const int MostColumns = 512;

    private readonly AxisPlan _axes;
    private readonly int _columns;
    private readonly int[] _works; // twice the remaining work
    private readonly int[] _finishes;
    private readonly int[] _starts; // the latest ones
    private readonly int[] _ends; // by axis, of the plan on the way back
    private readonly int[] _critical;

    public AxisPass(AxisPlan axes, int iterations)
    {
        _axes = axes;
        int count = Math.Max(1, axes.Floors.Length);
        int rows = count + axes.Early.Count + axes.Late.Count;
        _columns = WorkDraw.Lane;
        while (_columns < MostColumns && _columns < iterations && 8L * rows * _columns <= CacheBytes) _columns *= 2;
        (_works, _finishes) = (new int[count * _columns], new int[axes.Early.Count * _columns]);
        (_starts, _ends, _critical) = (new int[axes.Late.Count * _columns], new int[axes.Axes.Count * _columns], new int[count]);
        Array.Fill(_starts, Nothing); // and so it stays where a milestone is not looked at
    }

    public override int BlockSize => _columns;

    public override ReadOnlySpan<int> Critical => _critical;

    private SimulatedPlan Plan => _axes.Plan;

    public override void Run(int first, int count, KeptFinishes kept, Span<long> finishes, CancellationToken cancellation)
    {
        bool isWhole = !finishes.IsEmpty;
        int end = isWhole ? _axes.Floors.Length : kept.End;
        foreach (int position in Plan.Open)
        {
            if (position >= end) break;
            Plan.Draws[position]!.Fill(first, Row(_works, position));
            Forward(position);
            foreach ((Crossing crossing, int row) in _axes.Early.Of(position))
            {
                if (crossing.IsOfStart) EarlyStart(position, Row(_finishes, row));
                else Row(_finishes, position).CopyTo(Row(_finishes, row));
                crossing.Forward(Row(_finishes, row));
            }
        }

        for (int index = 0; index < kept.Count; index++)
            Row(_finishes, kept.Positions[index])[..count].CopyTo(kept.Of(index)[first..]);
        cancellation.ThrowIfCancellationRequested();
        if (!isWhole) return;
        End(finishes[..count]);
        for (int index = Plan.Open.Length - 1; index >= 0; index--)
        {
            int position = Plan.Open[index];
            if (Plan.Scope is { } scope && !scope[position]) continue;
            Backward(position, count);
            foreach ((Crossing crossing, int row) in _axes.Late.Of(position))
            {
                if (crossing.IsOfStart) Row(_starts, position).CopyTo(Row(_starts, row));
                else LateFinish(position, Row(_starts, row));
                crossing.Backward(Row(_starts, row));
            }
        }
    }

    public override int CodeOf(int position, long time) =>
        (int)Math.Clamp(_axes[position].Down(Math.Min(time, CivilTime.Max)), int.MinValue, int.MaxValue);

    public override long TimeOf(int position, int code) => _axes[position].TimeOf(code);

    public override Moments SlipsOf(int position, ReadOnlySpan<int> codes)
    {
        Moments moments = default;
        int forecast = CodeOf(position, Plan.Schedule.Times.FinishOf(position)) >> 1;
        Span<int> slips = stackalloc int[MostColumns];
        for (; !codes.IsEmpty; codes = codes[slips.Length..])
        {
            slips = slips[..Math.Min(MostColumns, codes.Length)];
            int whole = slips.Length & -WorkDraw.Lane;
            ReadOnlySpan<Vector512<int>> lanes = WholeNumbers.LanesOf(codes[..whole]);
            Span<Vector512<int>> found = MemoryMarshal.Cast<int, Vector512<int>>(slips[..whole]);
            for (int i = 0; i < lanes.Length; i++) found[i] = (lanes[i] >> 1) - Vector512.Create(forecast);
            for (int i = whole; i < slips.Length; i++) slips[i] = (codes[i] >> 1) - forecast;
            moments.Add(slips);
        }

        return moments;
    }

    private void Forward(int position)
    {
        ref int works = ref MemoryMarshal.GetReference(Row(_works, position));
        ref int finishes = ref MemoryMarshal.GetReference(Row(_finishes, position));
        ref int all = ref MemoryMarshal.GetArrayDataReference(_finishes);
        int pin = _axes.Pins[position];
        Vector512<int> floor = Vector512.Create(_axes.Floors[position]);
        Vector512<int> finishFloor = Vector512.Create(_axes.FinishFloors[position]);
        ReadOnlySpan<int> toStart = _axes.ToStart.Of(position);
        ReadOnlySpan<int> toFinish = _axes.ToFinish.Of(position);
        bool hasFinishes = _axes.FinishFloors[position] != AxisPlan.None || !toFinish.IsEmpty;
        for (int column = 0; column < _columns; column += WorkDraw.Lane)
        {
            Vector512<int> work = Vector512.LoadUnsafe(ref works, (nuint)column) << 1;
            work.StoreUnsafe(ref works, (nuint)column);
            if (pin != AxisPlan.None)
            {
                Vector512.Create(pin).StoreUnsafe(ref finishes, (nuint)column);
                continue;
            }

            Vector512<int> place = floor;
            foreach (int row in toStart)
                place = Vector512.Max(place, Vector512.LoadUnsafe(ref all, (nuint)((row * _columns) + column)));
            Vector512<int> hasWork = HasWork(work);
            if (hasFinishes)
            {
                Vector512<int> finish = finishFloor;
                foreach (int row in toFinish)
                    finish = Vector512.Max(finish, Vector512.LoadUnsafe(ref all, (nuint)((row * _columns) + column)));
                place = Vector512.Max(place, ((finish & ~hasWork) - work) | hasWork);
            }

            ((place | hasWork) + work - hasWork).StoreUnsafe(ref finishes, (nuint)column);
        }
    }

    // The latest finish of all, as a time and as places on the way back.
    private void End(Span<long> times)
    {
        _ends.AsSpan().Fill(AxisPlan.None);
        foreach (int position in Plan.Open)
            if (Plan.Toward < 0 ? _axes.MayBeLast(position) : Plan.Toward == position) Raise(_axes.AxisOf[position], position);
        for (int column = 0; column < _columns; column++)
        {
            long time = Plan.Toward < 0 ? _axes.LastFixed : Model.Row.None;
            for (int axis = 0; axis < _axes.Axes.Count; axis++)
                if (Row(_ends, axis)[column] is not AxisPlan.None and int place) time = Math.Max(time, _axes.Axes[axis].TimeOf(place));
            if (time < 0) time = _axes.Model.Start;
            if (column < times.Length) times[column] = time;
            for (int axis = 0; axis < _axes.Axes.Count; axis++) Row(_ends, axis)[column] = (int)_axes.Axes[axis].Down(time);
        }
    }

    private void Raise(int axis, int position)
    {
        Span<Vector512<int>> ends = MemoryMarshal.Cast<int, Vector512<int>>(Row(_ends, axis));
        Span<Vector512<int>> finishes = MemoryMarshal.Cast<int, Vector512<int>>(Row(_finishes, position));
        for (int i = 0; i < ends.Length; i++) ends[i] = Vector512.Max(ends[i], finishes[i]);
    }

    // Toward a milestone, what is looked at has a seed too: one so late that nothing is critical for it.
    private void Backward(int position, int count)
    {
        ref int works = ref MemoryMarshal.GetReference(Row(_works, position));
        ref int finishes = ref MemoryMarshal.GetReference(Row(_finishes, position));
        ref int starts = ref MemoryMarshal.GetReference(Row(_starts, position));
        ref int all = ref MemoryMarshal.GetArrayDataReference(_starts);
        int axis = _axes.AxisOf[position];
        ref int ends = ref MemoryMarshal.GetReference(Row(_ends, axis));
        bool isSeeded = Plan.Toward < 0 || Plan.Toward == position;
        bool isPinned = _axes.Pins[position] != AxisPlan.None;
        ReadOnlySpan<int> fromFinish = _axes.FromFinish.Of(position);
        ReadOnlySpan<int> fromStart = _axes.FromStart.Of(position);
        Vector512<int> critical = Vector512<int>.Zero;
        for (int column = 0; column < _columns; column += WorkDraw.Lane)
        {
            Vector512<int> work = Vector512.LoadUnsafe(ref works, (nuint)column);
            Vector512<int> hasWork = HasWork(work);
            Vector512<int> finish = Vector512.LoadUnsafe(ref finishes, (nuint)column);
            Vector512<int> place = isPinned ? finish
                : isSeeded ? Vector512.LoadUnsafe(ref ends, (nuint)column) : Vector512.Create(_axes.Ends[axis]);
            if (!isPinned)
            {
                foreach (int row in fromFinish)
                    place = Vector512.Min(place, Vector512.LoadUnsafe(ref all, (nuint)((row * _columns) + column)));
                foreach (int row in fromStart)
                {
                    Vector512<int> start = Vector512.LoadUnsafe(ref all, (nuint)((row * _columns) + column));
                    place = Vector512.Min(place, ((start - hasWork) & ~hasWork) + work); // of an even place the start before it
                }
            }

            place &= ~hasWork;
            Vector512<int> isCritical = Vector512.LessThanOrEqual(place >> 1, finish >> 1);
            if (column + WorkDraw.Lane > count)
                isCritical &= Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count - column));
            critical -= isCritical;
            ((place - work) | hasWork).StoreUnsafe(ref starts, (nuint)column);
        }

        _critical[position] += Vector512.Sum(critical);
    }

    private void EarlyStart(int position, Span<int> starts)
    {
        ReadOnlySpan<Vector512<int>> works = WholeNumbers.LanesOf(Row(_works, position));
        ReadOnlySpan<Vector512<int>> finishes = WholeNumbers.LanesOf(Row(_finishes, position));
        Span<Vector512<int>> found = MemoryMarshal.Cast<int, Vector512<int>>(starts);
        for (int i = 0; i < found.Length; i++)
            found[i] = ((finishes[i] & ~HasWork(works[i])) - works[i]) | HasWork(works[i]);
    }

    // What holds the finish of a dependent: the start behind its latest finish, where it has work.
    private void LateFinish(int position, Span<int> limits)
    {
        ReadOnlySpan<Vector512<int>> works = WholeNumbers.LanesOf(Row(_works, position));
        ReadOnlySpan<Vector512<int>> starts = WholeNumbers.LanesOf(Row(_starts, position));
        Span<Vector512<int>> found = MemoryMarshal.Cast<int, Vector512<int>>(limits);
        for (int i = 0; i < found.Length; i++) found[i] = starts[i] + works[i];
    }

    private static Vector512<int> HasWork(Vector512<int> work) => (-work) >>> 31;

    private Span<int> Row(int[] rows, int row) => rows.AsSpan(row * _columns, _columns);
}
