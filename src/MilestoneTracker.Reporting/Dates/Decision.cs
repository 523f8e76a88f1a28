namespace MilestoneTracker.Reporting.Dates;

/// <summary>Something to decide, before any format puts it in words.</summary>
/// <param name="Kind">What can be done.</param>
/// <param name="Milestones">Whom it is about: those that are late by a cause, the latest first, whose targets can be moved instead;
/// otherwise those to ask about, to move or to staff, or whose fields are to be corrected.</param>
internal sealed record Decision(DecisionKind Kind, IReadOnlyList<string> Milestones)
{
    /// <summary>The cause of lateness that it is about, if it is about one.</summary>
    public LateCause? Cause { get; init; }

    /// <summary>How many fields are to be corrected, those of the plan and of dependencies included.</summary>
    public int? Fields { get; init; }
}
