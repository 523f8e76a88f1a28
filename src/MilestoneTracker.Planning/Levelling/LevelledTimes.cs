using MilestoneTracker.Planning.Passes;

namespace MilestoneTracker.Planning.Levelling;

// The early times of a levelled schedule; the late ones are those of the plain one, because a levelled schedule has no backward pass.
internal sealed class LevelledTimes(Times plain) : Times(plain.Model)
{
    /// <summary>By position the start of what remains; of a completed one its finish.</summary>
    public long[] Starts { get; } = new long[plain.Model.Rows.Length];

    /// <summary>By position.</summary>
    public long[] Finishes { get; } = new long[plain.Model.Rows.Length];

    public override long FinishOf(int position) => Finishes[position];

    public override long RemainingStartOf(int position) => Starts[position];

    public override long LateFinishOf(int position) => plain.LateFinishOf(position);

    public override long PromisedFinishOf(int position) => plain.PromisedFinishOf(position);

    public override int PromiseOf(int position) => plain.PromiseOf(position);

    /// <summary>Takes over where another one has everything.</summary>
    public void CopyFrom(LevelledTimes other)
    {
        Array.Copy(other.Starts, Starts, Starts.Length);
        Array.Copy(other.Finishes, Finishes, Finishes.Length);
    }

    /// <summary>Finds the greatest finish.</summary>
    public void Close()
    {
        Finish = -1;
        for (int position = 0; position < Finishes.Length; position++)
            if (!Model.Rows[position].IsCancelled) Finish = Math.Max(Finish, Finishes[position]);
        if (Finish < 0) Finish = Model.Start;
    }
}
