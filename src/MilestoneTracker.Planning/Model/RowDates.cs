using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Model;

/// <summary>The dates of a milestone that few milestones have, in its calendar.</summary>
internal sealed class RowDates
{
    /// <summary>The first start that is not before the date.</summary>
    public long NotBefore { get; init; } = Row.None;

    public long FinishNotBefore { get; init; } = Row.None;

    public long Pinned { get; init; } = Row.None;

    public PlanMoment? Target { get; init; }

    /// <summary>Until when the target is kept: the end of its day, which is 00:00 of the next, or its time.</summary>
    public long Limit => Target?.Limit ?? Row.None;
}
