using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting;

/// <summary>Which part of a plan is listed and drawn. What is set narrows it; a milestone is in where it meets all of it. Roll-ups
/// are always of the whole plan.</summary>
/// <remarks>Read when the report is made. Not safe from several threads while it is changed.</remarks>
public sealed class PlanScope
{
    /// <summary>Only milestones over at least one of these components. Every milestone where none is named.</summary>
    /// <exception cref="ArgumentException">Null, or has a null in it.</exception>
    public IReadOnlyCollection<string> Components { get; set => field = OptionGuard.NoNull(value); } = [];

    /// <summary>Only this milestone, with what it depends on and what depends on it within <see cref="Up"/> and <see cref="Down"/>
    /// steps.</summary>
    public string? Around { get; set; }

    /// <summary>How many steps from <see cref="Around"/> up to dependencies. 2 unless set; from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int Up { get; set => field = OptionGuard.From(0, value); } = 2;

    /// <summary>How many steps from <see cref="Around"/> down to dependents. 2 unless set; from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int Down { get; set => field = OptionGuard.From(0, value); } = 2;

    /// <summary>Only milestones with at least this level of risk. None, which is every milestone, unless set.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not one of the levels.</exception>
    public RiskLevel MinimumRisk { get; set => field = OptionGuard.Level(value); }

    /// <summary>
    /// Whether the picture has a node for each set of components instead of one for each milestone. Where it is not set, that is so
    /// when there are more milestones than
    /// <see cref="MaxNodes"/> over more than one set of components.
    /// </summary>
    public bool? ByComponent { get; set; }

    /// <summary>How many nodes the picture has at most. 300 unless set; from 1. Beyond, those of the highest risk stay, then those
    /// with the most dependents; the picture says what was left out.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int MaxNodes { get; set => field = OptionGuard.From(1, value); } = 300;

    /// <summary>The same, which nobody changes any more.</summary>
    internal PlanScope Copy()
    {
        PlanScope copy = (PlanScope)MemberwiseClone();
        copy.Components = [.. Components];
        return copy;
    }
}
