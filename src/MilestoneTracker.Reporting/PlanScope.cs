using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting;

/// <summary>The part of a plan to list and draw. A milestone must meet every condition that is set. Roll-ups are always of the whole
/// plan.</summary>
/// <remarks>Read when the report is created. Not thread-safe.</remarks>
public sealed class PlanScope
{
    /// <summary>Only milestones that span at least one of these components (default: empty, every milestone).</summary>
    /// <exception cref="ArgumentException">The value is, or contains, <see langword="null"/>.</exception>
    public IReadOnlyCollection<string> Components { get; set => field = OptionGuard.NoNull(value); } = [];

    /// <summary>Only this milestone, its dependencies within <see cref="Up"/> steps and its dependents within <see cref="Down"/> steps
    /// (default: <see langword="null"/>, every milestone).</summary>
    public string? Around { get; set; }

    /// <summary>The number of steps from <see cref="Around"/> up to dependencies (default: 2; from 0).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Up { get; set => field = OptionGuard.From(0, value); } = 2;

    /// <summary>The number of steps from <see cref="Around"/> down to dependents (default: 2; from 0).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public int Down { get; set => field = OptionGuard.From(0, value); } = 2;

    /// <summary>Only milestones at this level of risk or above (default: None, every milestone).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the levels.</exception>
    public RiskLevel MinimumRisk { get; set => field = OptionGuard.Level(value); }

    /// <summary>Whether the graph has a node for each set of components instead of each milestone (default: <see langword="null"/>, only
    /// if there are more milestones than <see cref="MaxNodes"/> and more than one set of components).</summary>
    public bool? ByComponent { get; set; }

    /// <summary>The maximum number of nodes of the graph (default: 300; from 1). Nodes with the highest risk are kept first, then those
    /// with the most dependents; the graph says what was left out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is less than 1.</exception>
    public int MaxNodes { get; set => field = OptionGuard.From(1, value); } = 300;

    /// <summary>A copy that the caller cannot change.</summary>
    internal PlanScope Copy()
    {
        PlanScope copy = (PlanScope)MemberwiseClone();
        copy.Components = [.. Components];
        return copy;
    }
}
