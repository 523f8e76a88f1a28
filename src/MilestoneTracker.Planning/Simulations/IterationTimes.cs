using MilestoneTracker.Planning.Model;
using MilestoneTracker.Planning.Passes;

namespace MilestoneTracker.Planning.Simulations;

// The passes of one iteration on times, those of GeneralTimes, over rows whose remaining work is written before each: the contract
// as it stands, whatever calendars, links, lags and pins there are. The arrays are used again in the next iteration.
internal sealed class IterationTimes(PlanModel model) : Times(model)
{
    private readonly EarlyPass _early = new(model);
    private LatePass? _late;

    public override long FinishOf(int position) => _early.Finishes[position];

    public override long RemainingStartOf(int position) => _early.Starts[position];

    public override long LateFinishOf(int position) => _late!.Finishes[position];

    public override long PromisedFinishOf(int position) => Row.None; // iterations ask for no targets

    public override int PromiseOf(int position) => position;

    /// <summary>The forward pass, up to a position.</summary>
    public void Forward(int end) => Finish = _early.Run(this, end);

    /// <summary>The backward pass: to the finish, or to a milestone.</summary>
    public void Backward(int toward, bool[]? scope) =>
        _late = scope is null ? LatePass.ToFinish(this) : LatePass.To(this, toward, scope);
}
