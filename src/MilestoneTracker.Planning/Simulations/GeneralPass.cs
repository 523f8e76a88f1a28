using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Model;

namespace MilestoneTracker.Planning.Simulations;

// Passes on times, one iteration after the other: the contract as it stands, for plans with dates near the ends of time, or pins outside
// working time. A code is the minutes since now, above the least whole number, which stands for what is earlier: no finish of what is
// open is before now, and 8,166 years fit.
internal sealed class GeneralPass : IterationPass
{
    private const int Columns = 32;
    private const int Before = int.MinValue;

    private readonly SimulatedPlan _plan;
    private readonly Row[] _rows;
    private readonly IterationTimes _times;
    private readonly int[] _critical;
    private readonly int _columns;

    public GeneralPass(SimulatedPlan plan, int iterations)
    {
        (_plan, _rows) = (plan, [.. plan.Model.Rows]);
        (_times, _critical) = (new IterationTimes(plan.Model.WithRows(_rows)), new int[_rows.Length]);
        _columns = Math.Min(Columns, iterations);
    }

    public override int BlockSize => _columns;

    public override ReadOnlySpan<int> Critical => _critical;

    public override void Run(int first, int count, KeptFinishes kept, Span<long> finishes, CancellationToken cancellation)
    {
        int end = finishes.IsEmpty ? kept.End : _rows.Length;
        for (int column = 0; column < count; column++)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (int position in _plan.Open)
                if (position < end) _rows[position].Remaining = _plan.Draws[position]!.At(first + column);
            _times.Forward(end);
            for (int index = 0; index < kept.Count; index++)
                kept.Of(index)[first + column] = Code(_times.FinishOf(kept.Positions[index]));
            if (finishes.IsEmpty) continue;
            finishes[column] = _plan.Toward < 0 ? _times.Finish : _times.FinishOf(_plan.Toward);
            _times.Backward(_plan.Toward, _plan.Scope);
            foreach (int position in _plan.Open)
                if (IsCritical(position)) _critical[position]++;
        }
    }

    public override int CodeOf(int position, long time) => time < _plan.Model.Now ? Before : Code(time);

    public override long TimeOf(int position, int code) => _plan.Model.Now + ((long)code - Before - 1);

    public override Moments SlipsOf(int position, ReadOnlySpan<int> codes)
    {
        Moments moments = default;
        WorkCalendar calendar = _plan.Model.CalendarOf(_rows[position]);
        long forecast = calendar.W(_plan.Schedule.Times.FinishOf(position));
        foreach (int code in codes) moments.Add(calendar.W(TimeOf(position, code)) - forecast);
        return moments;
    }

    private int Code(long time) => (int)(Math.Min(time - _plan.Model.Now, uint.MaxValue - 1) + Before + 1);

    private bool IsCritical(int position)
    {
        long late = _times.LateFinishOf(position);
        long finish = _times.FinishOf(position);
        return late >= 0 && (late <= finish || _plan.Model.CalendarOf(_rows[position]).Work(finish, late) <= 0);
    }
}
