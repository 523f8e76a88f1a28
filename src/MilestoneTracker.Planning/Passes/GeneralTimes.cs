using MilestoneTracker.Planning.Model;

namespace MilestoneTracker.Planning.Passes;

// The passes where calendars differ, or dates are extreme: the contract as it stands, on times. The forward pass is
// EarlyPass, the backward passes are those of LatePass.
internal sealed class GeneralTimes : Times
{
    private const int ManyForACalendar = 500;

    private readonly EarlyPass _early;
    private readonly LatePass _late;
    private readonly LatePass? _promised;

    public GeneralTimes(PlanModel model)
        : base(model)
    {
        _early = new EarlyPass(model);
        Hasten(model);
        Finish = _early.Run(this, model.Rows.Length);
        _late = LatePass.ToFinish(this);
        if (Array.Exists(model.Rows, row => row.IsOpen && row.Dates is not null)) _promised = LatePass.ToTargets(this);
    }

    public override long FinishOf(int position) => _early.Finishes[position];

    public override long RemainingStartOf(int position) => _early.Starts[position];

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
}
