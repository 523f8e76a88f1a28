using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Model;
using MilestoneTracker.Planning.Passes;

namespace MilestoneTracker.Planning.Simulations;

// The passes of one iteration on times, as GeneralTimes makes them, over rows whose remaining work is written before each: the contract
// as it stands, whatever calendars, links, lags and pins there are. The arrays are used again in the next iteration.
internal sealed class IterationTimes(PlanModel model) : Times(model)
{
    private readonly long[] _starts = new long[model.Rows.Length]; // of what remains
    private readonly long[] _finishes = new long[model.Rows.Length];
    private LatePass? _late;

    public override long FinishOf(int position) => _finishes[position];

    public override long RemainingStartOf(int position) => _starts[position];

    public override long LateFinishOf(int position) => _late is null ? Row.None : _late.Finishes[position];

    public override long PromisedFinishOf(int position) => Row.None; // iterations ask for no targets

    public override int PromiseOf(int position) => position;

    /// <summary>The forward pass, up to a position.</summary>
    public void Forward(int end)
    {
        long finish = Row.None;
        for (int position = 0; position < end; position++)
        {
            if (Model.Rows[position].IsCancelled) continue;
            Place(position);
            finish = Math.Max(finish, _finishes[position]);
        }

        Finish = finish < 0 ? Model.Start : finish;
    }

    /// <summary>The backward pass: to the finish, or to a milestone.</summary>
    public void Backward(int toward, bool[]? scope) =>
        _late = scope is null ? LatePass.ToFinish(this) : LatePass.To(this, toward, scope);

    private void Place(int position)
    {
        ref readonly Row row = ref Model.Rows[position];
        if (row.IsCompleted)
        {
            (_starts[position], _finishes[position]) = (row.Finished, row.Finished);
            return;
        }

        WorkCalendar calendar = Model.CalendarOf(row);
        if (row.IsPinned)
        {
            _finishes[position] = Math.Max(row.Dates!.Pinned, Model.Now);
            _starts[position] = calendar.Sub(_finishes[position], row.Remaining);
            return;
        }

        _starts[position] = new Bounds(this, position).Start();
        _finishes[position] = calendar.Add(_starts[position], row.Remaining);
    }
}
