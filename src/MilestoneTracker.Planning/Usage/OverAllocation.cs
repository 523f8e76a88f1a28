using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Resources;

namespace MilestoneTracker.Planning.Usage;

/// <summary>A time in which more is asked of a resource than there is of it: how much, and by which milestones.</summary>
/// <remarks>Immutable and safe from any thread. Nights and other times in which nobody is asked do not end it.</remarks>
public sealed class OverAllocation
{
    private readonly UsagePart _part;
    private readonly long _minutes;

    internal OverAllocation(string resource, UsagePart part, long minutes)
    {
        (Resource, _part, _minutes) = (resource, part, minutes);
        Milestones = Array.AsReadOnly(part.Milestones);
    }

    /// <summary>The name of the resource.</summary>
    public string Resource { get; }

    /// <summary>Its beginning, in civil plan time.</summary>
    public DateTime From => CivilTime.ToDateTime(_part.From);

    /// <summary>Its end.</summary>
    public DateTime To => CivilTime.ToDateTime(_part.To);

    /// <summary>How much is asked for, all the time.</summary>
    public decimal Demand => _part.Demand / 100m;

    /// <summary>How much there is; 0 where it is away.</summary>
    public decimal Capacity => _part.Capacity / 100m;

    /// <summary>How much is asked for too much in all, in minutes at full time; times in which nobody is asked do not count.</summary>
    public decimal ExcessMinutes => ExcessHundredths / 100m;

    /// <summary>The milestones that ask, in ordinal order.</summary>
    public IReadOnlyList<string> Milestones { get; }

    /// <summary>The over-allocation in words, for people.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Resource}: {DemandText} of {CapacityText} from {From:yyyy-MM-ddTHH:mm} to {To:yyyy-MM-ddTHH:mm}, ")
        + $"by {string.Join(", ", Milestones)}";

    internal string DemandText => Quantity.TextOf(_part.Demand);

    internal string CapacityText => Quantity.TextOf(_part.Capacity);

    internal long ExcessHundredths => (_part.Demand - _part.Capacity) * _minutes;
}
