using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Model;

namespace MilestoneTracker.Planning.Passes;

// The passes where calendars differ, or dates are extreme: the contract as it stands, on times. The forward pass is one sweep in
// topological order; the backward passes are those of LatePass. O(milestones + links), a few questions to calendars for each.
internal sealed class GeneralTimes : Times
{
    private const int ManyForACalendar = 500;

    private readonly long[] _starts; // of what remains
    private readonly long[] _finishes;
    private readonly LatePass _late;
    private readonly LatePass? _promised;

    public GeneralTimes(PlanModel model)
        : base(model)
    {
        (_starts, _finishes) = (new long[model.Rows.Length], new long[model.Rows.Length]);
        Hasten(model);
        long finish = Row.None;
        for (int position = 0; position < _starts.Length; position++)
        {
            if (model.Rows[position].IsCancelled) continue;
            Schedule(position);
            finish = Math.Max(finish, _finishes[position]);
        }

        Finish = finish < 0 ? model.Start : finish;
        _late = LatePass.ToFinish(this);
        if (Array.Exists(model.Rows, row => row.IsOpen && row.Dates is not null)) _promised = LatePass.ToTargets(this);
    }

    public override long FinishOf(int position) => _finishes[position];

    public override long RemainingStartOf(int position) => _starts[position];

    public override long LateFinishOf(int position) => _late.Finishes[position];

    public override long PromisedFinishOf(int position) => _promised is null ? Row.None : _promised.Finishes[position];

    public override int PromiseOf(int position) => _promised!.Sources[position];

    // A table costs as much as some thousand questions.
    private static void Hasten(PlanModel model)
    {
        bool[] isUsed = new bool[model.Inputs.Set.Count];
        foreach (ref readonly Row row in model.Rows.AsSpan()) isUsed[row.Calendar] = true;
        int used = isUsed.Count(calendar => calendar);
        for (int calendar = 0; calendar < isUsed.Length; calendar++)
            if (isUsed[calendar] && model.Rows.Length / used > ManyForACalendar) model.Inputs.Set[calendar].Hasten(model.Now);
    }

    private void Schedule(int position)
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
