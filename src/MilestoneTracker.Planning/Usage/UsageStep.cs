using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Resources;

namespace MilestoneTracker.Planning.Usage;

/// <summary>A time in which neither what is asked of a resource changes, nor what there is of it, nor who asks.</summary>
/// <remarks>Immutable and safe from any thread. Quantities are exact: 1 is one at full time.</remarks>
public sealed class UsageStep
{
    private readonly UsagePart _part;

    internal UsageStep(UsagePart part)
    {
        _part = part;
        Milestones = Array.AsReadOnly(part.Milestones);
    }

    /// <summary>Its beginning, in civil plan time.</summary>
    public DateTime From => CivilTime.ToDateTime(_part.From);

    /// <summary>Its end, which does not belong to it.</summary>
    public DateTime To => CivilTime.ToDateTime(_part.To);

    /// <summary>How much is asked for.</summary>
    public decimal Demand => _part.Demand / 100m;

    /// <summary>How much there is; 0 where its calendar does not work.</summary>
    public decimal Capacity => _part.Capacity / 100m;

    /// <summary>The milestones that ask, in ordinal order.</summary>
    public IReadOnlyList<string> Milestones { get; }

    /// <summary>The step in words, for people.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{From:yyyy-MM-ddTHH:mm} to {To:yyyy-MM-ddTHH:mm}: {Quantity.TextOf(_part.Demand)} of {Quantity.TextOf(_part.Capacity)}");
}
