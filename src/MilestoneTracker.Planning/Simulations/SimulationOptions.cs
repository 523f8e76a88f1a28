namespace MilestoneTracker.Planning.Simulations;

/// <summary>Options of a <see cref="Simulation"/>.</summary>
/// <remarks>Read when the simulation begins; later changes have no effect. Not thread-safe.</remarks>
public sealed class SimulationOptions
{
    /// <summary>The greatest number of iterations: 1,000,000.</summary>
    public const int MaxIterations = 1_000_000;

    /// <summary>The greatest number of threads: 1024.</summary>
    public const int MaxThreads = 1024;

    /// <summary>What the draws depend on, besides the names of milestones and components (default: 0). The same seed gives the same
    /// result; another one shows how much of it is chance.</summary>
    public ulong Seed { get; set; }

    /// <summary>How many times the plan is drawn and scheduled, from 1 to 1,000,000 (default: 10,000).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of that range.</exception>
    public int Iterations
    {
        get;
        set => field = value is >= 1 and <= MaxIterations ? value
            : throw new ArgumentOutOfRangeException(
                nameof(value), value, "A simulation has 1 to 1,000,000 iterations. 10,000 are enough for most questions.");
    } = 10_000;

    /// <summary>The open milestone whose finish criticality, sensitivity and cruciality are about (default: <see langword="null"/>, the
    /// finish of the plan).</summary>
    public string? Toward { get; set; }

    /// <summary>How many threads may work at it, from 1 to 1024 (default: as many as the machine has processors). The result is the
    /// same for any number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of that range.</exception>
    public int Threads
    {
        get;
        set => field = value is >= 1 and <= MaxThreads ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "A simulation has 1 to 1024 threads.");
    } = Math.Min(Environment.ProcessorCount, MaxThreads);

    /// <summary>Receives how much is done, from 0 to 1 and never less than before, at most some hundred times (default:
    /// <see langword="null"/>, nobody). Called from the threads that work, one at a time: what it throws ends the simulation.</summary>
    public IProgress<double>? Progress { get; set; }
}
