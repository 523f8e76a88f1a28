using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MilestoneTracker.Planning.Calendars;

namespace MilestoneTracker.Planning.Simulations;

// The passes of EarlyPlaces and LatePlaces for plain plans, over a block of iterations at once: rows of places by position, a column for
// each iteration, sixteen columns an instruction where the processor has it. The arithmetic is that of whole numbers, so it is the same
// everywhere. A block is small enough for its rows to stay in the cache: 12 bytes a milestone and column.
internal sealed class PlainPass : IterationPass
{
    private const int Nothing = int.MaxValue;
    private const int CacheBytes = 3 << 20;
    private const int MostColumns = 512;

    private readonly PlainPlan _plain;
    private readonly int _columns;
    private readonly int[] _works; // twice the remaining work
    private readonly int[] _finishes;
    private readonly int[] _starts; // the latest ones
    private readonly int[] _ends; // of the plan, on the way back
    private readonly int[] _critical;

    public PlainPass(PlainPlan plain, int iterations)
    {
        _plain = plain;
        int count = Math.Max(1, plain.Floors.Length);
        _columns = WorkDraw.Lane;
        while (_columns < MostColumns && _columns < iterations && 24L * count * _columns <= CacheBytes) _columns *= 2;
        (_works, _finishes, _starts) = (new int[count * _columns], new int[count * _columns], new int[count * _columns]);
        (_ends, _critical) = (new int[_columns], new int[count]);
    }

    public override int BlockSize => _columns;

    public override ReadOnlySpan<int> Critical => _critical;

    private SimulatedPlan Plan => _plain.Plan;

    public override void Run(int first, int count, KeptFinishes kept, Span<long> finishes, CancellationToken cancellation)
    {
        bool isWhole = !finishes.IsEmpty;
        int end = isWhole ? _plain.Floors.Length : kept.End;
        foreach (int position in Plan.Open)
        {
            if (position >= end) break;
            Plan.Draws[position]!.Fill(first, _works.AsSpan(position * _columns, _columns));
            Forward(position);
        }

        for (int index = 0; index < kept.Count; index++)
            _finishes.AsSpan(kept.Positions[index] * _columns, count).CopyTo(kept.Of(index)[first..]);
        cancellation.ThrowIfCancellationRequested();
        if (!isWhole) return;
        End(finishes[..count]);
        for (int index = Plan.Open.Length - 1; index >= 0; index--) Backward(Plan.Open[index], count);
    }

    public override int CodeOf(long time) =>
        (int)Math.Clamp(_plain.Axis.Down(Math.Min(time, CivilTime.Max)), int.MinValue, int.MaxValue);

    public override long TimeOf(int code) => _plain.Axis.TimeOf(code);

    public override Moments SlipsOf(int position, ReadOnlySpan<int> codes)
    {
        Moments moments = default;
        int forecast = CodeOf(Plan.Schedule.Times.FinishOf(position)) >> 1;
        foreach (int code in codes) moments.Add((code >> 1) - forecast);
        return moments;
    }

    // Twice the work is even, so that the odd place of a start and the even one of a finish are made by or and by less one.
    private void Forward(int position)
    {
        ref int works = ref Row(_works, position);
        ref int finishes = ref Row(_finishes, position);
        ref int all = ref MemoryMarshal.GetArrayDataReference(_finishes);
        Vector512<int> floor = Vector512.Create(_plain.Floors[position]);
        Vector512<int> finishFloor = Vector512.Create(_plain.FinishFloors[position]);
        bool hasFinishFloor = _plain.FinishFloors[position] != int.MinValue;
        ReadOnlySpan<int> dependencies = _plain.Dependencies.AsSpan(
            _plain.DependencyStarts[position].._plain.DependencyStarts[position + 1]);
        for (int column = 0; column < _columns; column += WorkDraw.Lane)
        {
            Vector512<int> place = floor;
            foreach (int dependency in dependencies)
                place = Vector512.Max(place, Vector512.LoadUnsafe(ref all, (nuint)((dependency * _columns) + column)));
            Vector512<int> work = Vector512.LoadUnsafe(ref works, (nuint)column) << 1;
            Vector512<int> hasWork = (-work) >>> 31;
            if (hasFinishFloor)
            {
                Vector512<int> isEven = Vector512<int>.AllBitsSet ^ hasWork; // of what has work the finish, which is even
                place = Vector512.Max(place, ((finishFloor & isEven) - work) | hasWork);
            }

            ((place | hasWork) + work - hasWork).StoreUnsafe(ref finishes, (nuint)column);
            work.StoreUnsafe(ref works, (nuint)column);
        }
    }

    // The latest finish of all, as a time and as a place on the way back.
    private void End(Span<long> times)
    {
        int[] last = _ends;
        if (Plan.Toward >= 0) _finishes.AsSpan(Plan.Toward * _columns, _columns).CopyTo(last);
        else LastOf(last);
        for (int column = 0; column < _columns; column++)
        {
            long time = last[column] == int.MinValue ? Model.Row.None : _plain.Axis.TimeOf(last[column]);
            if (Plan.Toward < 0) time = Math.Max(time, _plain.LastFixed);
            if (time < 0) time = _plain.Model.Start;
            if (column < times.Length) times[column] = time;
            last[column] = (int)_plain.Axis.Down(time);
        }
    }

    private void LastOf(int[] last)
    {
        Array.Fill(last, int.MinValue);
        ref int ends = ref MemoryMarshal.GetArrayDataReference(last);
        foreach (int position in Plan.Open)
        {
            if (_plain.DependentStarts[position] < _plain.DependentStarts[position + 1]) continue; // those are no earlier
            ref int finishes = ref Row(_finishes, position);
            for (int column = 0; column < _columns; column += WorkDraw.Lane)
                Vector512.Max(Vector512.LoadUnsafe(ref ends, (nuint)column), Vector512.LoadUnsafe(ref finishes, (nuint)column))
                    .StoreUnsafe(ref ends, (nuint)column);
        }
    }

    private void Backward(int position, int count)
    {
        ref int works = ref Row(_works, position);
        ref int finishes = ref Row(_finishes, position);
        ref int starts = ref Row(_starts, position);
        ref int all = ref MemoryMarshal.GetArrayDataReference(_starts);
        ref int ends = ref MemoryMarshal.GetArrayDataReference(_ends);
        bool isSeeded = Plan.Toward < 0 || Plan.Toward == position;
        if (Plan.Scope is { } scope && !scope[position])
        {
            _starts.AsSpan(position * _columns, _columns).Fill(Nothing);
            return;
        }

        ReadOnlySpan<int> dependents = _plain.Dependents.AsSpan(_plain.DependentStarts[position].._plain.DependentStarts[position + 1]);
        Vector512<int> critical = Vector512<int>.Zero;
        for (int column = 0; column < _columns; column += WorkDraw.Lane)
        {
            Vector512<int> place = isSeeded ? Vector512.LoadUnsafe(ref ends, (nuint)column) : Vector512.Create(Nothing);
            foreach (int dependent in dependents)
                place = Vector512.Min(place, Vector512.LoadUnsafe(ref all, (nuint)((dependent * _columns) + column)));
            Vector512<int> work = Vector512.LoadUnsafe(ref works, (nuint)column);
            Vector512<int> hasWork = (-work) >>> 31;
            place &= Vector512<int>.AllBitsSet ^ hasWork;
            Vector512<int> isCritical =
                Vector512.LessThanOrEqual(place >> 1, Vector512.LoadUnsafe(ref finishes, (nuint)column) >> 1);
            if (column + WorkDraw.Lane > count)
                isCritical &= Vector512.LessThan(Vector512<int>.Indices, Vector512.Create(count - column));
            critical -= isCritical;
            ((place - work) | hasWork).StoreUnsafe(ref starts, (nuint)column);
        }

        _critical[position] += Vector512.Sum(critical);
    }

    private ref int Row(int[] rows, int position) => ref rows[position * _columns];
}
