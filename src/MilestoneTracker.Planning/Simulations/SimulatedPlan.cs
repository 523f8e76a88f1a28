using MilestoneTracker.Planning.Model;

namespace MilestoneTracker.Planning.Simulations;

// What all iterations of a simulation share: the plan, how the work of each open milestone is drawn, and what is looked at toward one
// milestone. Immutable and safe from any thread.
internal sealed class SimulatedPlan
{
    public SimulatedPlan(Schedule schedule, ulong seed, int toward)
    {
        (Schedule, Toward) = (schedule, toward);
        (Draws, Open) = (new WorkDraw?[Model.Rows.Length], new int[Model.Rows.Count(row => row.IsOpen)]);
        DrawReader reader = new(Model, seed);
        int open = 0;
        for (int position = 0; position < Draws.Length; position++)
        {
            if (!Model.Rows[position].IsOpen) continue;
            Draws[position] = reader.Read(position);
            Open[open++] = position;
        }

        foreach (int calendar in Model.Rows.Where(row => row.IsOpen).Select(row => row.Calendar).Distinct())
            Model.Inputs.Set[calendar].Hasten(Model.Now);
        if (toward >= 0) Scope = ScopeOf(toward);
    }

    public Schedule Schedule { get; }

    public PlanModel Model => Schedule.Model;

    /// <summary>The position of the milestone that is simulated toward; −1 for the finish of the plan.</summary>
    public int Toward { get; }

    /// <summary>By position whether that milestone is this one or depends on it; <see langword="null"/> for the finish.</summary>
    public bool[]? Scope { get; }

    /// <summary>By position; <see langword="null"/> of what is not open.</summary>
    public WorkDraw?[] Draws { get; }

    /// <summary>The positions of what is open, ascending.</summary>
    public int[] Open { get; }

    /// <summary>The passes, on axes where every iteration fits them; otherwise on times.</summary>
    public Func<IterationPass> PassesOf(int iterations) => AxisPlan.TryMake(this) is { } axes
        ? () => new AxisPass(axes, iterations) : () => new GeneralPass(this, iterations);

    private bool[] ScopeOf(int toward)
    {
        bool[] scope = new bool[Model.Rows.Length];
        scope[toward] = true;
        for (int position = toward; position >= 0; position--)
        {
            if (!scope[position]) continue;
            for (int link = Model.Starts[position]; link < Model.Starts[position + 1]; link++) scope[Model.Needs[link]] = true;
        }

        return scope;
    }
}
