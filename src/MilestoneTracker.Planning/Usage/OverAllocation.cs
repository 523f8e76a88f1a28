using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Resources;

namespace MilestoneTracker.Planning.Usage;

/// <summary>A time in which more is asked of a resource than there is of it: how much, and by which milestones.</summary>
/// <remarks>Immutable and safe from any thread. Nights and other times in which nobody is asked do not end it.</remarks>
public sealed class OverAllocation
{
    private readonly UsageRun _run;

    internal OverAllocation(string resource, UsageRun run)
    {
        (Resource, _run) = (resource, run);
        Milestones = Array.AsReadOnly(run.Milestones);
    }

    /// <summary>The name of the resource.</summary>
    public string Resource { get; }

    /// <summary>Its beginning, in civil plan time.</summary>
    public DateTime From => CivilTime.ToDateTime(_run.From);

    /// <summary>Its end.</summary>
    public DateTime To => CivilTime.ToDateTime(_run.To);

    /// <summary>How much is asked for, all the time.</summary>
    public decimal Demand => _run.Demand / 100m;

    /// <summary>How much there is; 0 where it is away.</summary>
    public decimal Capacity => _run.Capacity / 100m;

    /// <summary>The excess in all, in minutes at full time; times in which nobody is asked do not count.</summary>
    public decimal ExcessMinutes => (decimal)ExcessHundredths / 100m;

    /// <summary>The milestones that ask, in ordinal order.</summary>
    public IReadOnlyList<string> Milestones { get; }

    /// <summary>The over-allocation in words, for people.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Resource}: {DemandText} of {CapacityText} from {From:yyyy-MM-ddTHH:mm} to {To:yyyy-MM-ddTHH:mm}, ")
        + $"by {string.Join(", ", Milestones)}";

    internal long DemandHundredths => _run.Demand;

    internal string DemandText => Quantity.TextOf(_run.Demand);

    internal string CapacityText => Quantity.TextOf(_run.Capacity);

    internal Int128 ExcessHundredths => _run.Excess;
}
