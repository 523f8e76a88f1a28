namespace MilestoneTracker.Planning.Findings;

/// <summary>What may be wrong with the dates of a plan.</summary>
public enum PlanFindingCode
{
    /// <summary>The day of the target is over, or its time is past, and the milestone is open. High. Evidence: the target, and the
    /// forecast.</summary>
    Overdue = 0,

    /// <summary>The forecast is later than the target, which is still to come. High. Evidence: the target, and the
    /// forecast.</summary>
    TargetMissed = 1,

    /// <summary>The milestone is later than a promise that depends on it allows; the cause is that promise. Medium.
    /// Evidence: the milestone with that promise.</summary>
    NegativeSlack = 2,

    /// <summary>Its work and its dependencies do not allow the pinned finish. Medium. Evidence: the finish that would result,
    /// and what drives it.</summary>
    PinConflict = 3,

    /// <summary>A simulation gives the target too low a probability. Medium. Evidence: that probability, with at most four
    /// decimals.</summary>
    LowProbability = 4,

    /// <summary>It is blocked or on hold, so the forecast holds only if it goes on now. Low. Evidence: the status.</summary>
    UnknownEnd = 5,

    /// <summary>It was started, nothing was reported, and its time is used up. Low.</summary>
    StaleInProgress = 6,

    /// <summary>Nothing says how long it takes or when it is, and it depends on nothing. Low.</summary>
    NoEstimate = 7,

    /// <summary>A field does not say what it must, and counts as not set. Low. Evidence: its key, its value, and the rule.</summary>
    InvalidField = 8,

    /// <summary>An actual date contradicts the status, another one, or now. Low. Evidence: <c>started</c> or <c>finished</c>.</summary>
    InvalidActual = 9,

    /// <summary>The forecast has reached the end of time, 9999-12-31. Low.</summary>
    OutOfRange = 10,

    /// <summary>It depends on a cancelled milestone, which the schedule leaves out; nothing bridges the gap. Low. Evidence: that
    /// one.</summary>
    CancelledDependencyIgnored = 11,
}
