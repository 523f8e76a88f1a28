using System.Diagnostics;

namespace MilestoneTracker.Planning.Simulations;

/// <summary>An open milestone in a simulation: when it is finished, with which probability it keeps its dates, and how much it has to say
/// in the finish of the plan, or of the milestone that was simulated toward.</summary>
/// <remarks>Immutable and safe from any thread. Every property costs O(1).</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class SimulatedMilestone
{
    private readonly WorkDraw _draw;
    private readonly int _iterations;

    internal SimulatedMilestone(string name, WorkDraw draw, int iterations) => (Name, _draw, _iterations) = (name, draw, iterations);

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>When it is finished. Work is that of its own calendar.</summary>
    public SimulatedDates Dates { get; internal init; } = null!;

    /// <summary>In which share of the iterations its target is kept, from 0 to 1; <see langword="null"/> without a target.</summary>
    public double? TargetProbability { get; internal init; }

    /// <summary>In which share of the iterations it is finished by the forecast of the schedule, from 0 to 1.</summary>
    public double ForecastProbability { get; internal init; }

    /// <summary>In which share of the iterations it may not slip at all without moving that finish, from 0 to 1.</summary>
    public double Criticality { get; internal init; }

    /// <summary>The schedule sensitivity index: the criticality, times the standard deviation of the remaining work over that of the
    /// finish; 0 where the finish does not vary. What is critical and uncertain has a high one.</summary>
    public double SensitivityIndex { get; internal init; }

    /// <summary>How far a longer work of this milestone goes with a later finish: Spearman's rank correlation, from −1 to 1; 0 where either
    /// does not vary.</summary>
    public double Cruciality { get; internal init; }

    /// <summary>The mean of the remaining work, in minutes.</summary>
    public double MeanRemainingWork { get; internal init; }

    /// <summary>The standard deviation of the remaining work, in minutes.</summary>
    public double RemainingWorkDeviation { get; internal init; }

    /// <summary>The remaining work that was drawn in an iteration, in minutes. It is drawn again: O(1), and nothing is kept for
    /// it.</summary>
    /// <param name="iteration">The iteration, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The simulation has no such iteration.</exception>
    public long GetRemainingWork(int iteration) => iteration >= 0 && iteration < _iterations ? _draw.At(iteration)
        : throw new ArgumentOutOfRangeException(
            nameof(iteration), iteration, FormattableString.Invariant($"The simulation has iterations from 0 to {_iterations - 1}."));

    /// <summary>The milestone in words, for people.</summary>
    public override string ToString() => FormattableString.Invariant($"{Name}: {Dates}, critical in {Criticality:P0}");
}
