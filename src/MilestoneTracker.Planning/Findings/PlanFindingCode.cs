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

    /// <summary>In the plain schedule more is asked of a resource than there is of it. Medium. Evidence: the resource, the first interval
    /// (from, to), the greatest demand, the capacity there, the excess in minutes at full time, and the other milestones.</summary>
    OverAllocated = 12,

    /// <summary>In the levelled schedule, too, more is asked of a resource than there is of it: only pinned milestones do that. High.
    /// Evidence: as for <see cref="OverAllocated"/>.</summary>
    StillOverAllocated = 13,

    /// <summary>The resources that are assigned never offer enough time together. High. Evidence: those that alone do not offer it; all
    /// where only their meeting fails.</summary>
    CannotBeStaffed = 14,

    /// <summary>The plain schedule keeps the target, the levelled one does not. High. Evidence: the levelled finish.</summary>
    TargetMissedForResources = 15,

    /// <summary>A name that is assigned has no record, and so no effect. Low. Evidence: the name.</summary>
    UnknownResource = 16,

    /// <summary>The milestone is completed, and features of it are neither completed nor cancelled. Medium. Evidence: these.</summary>
    FeaturesOpen = 17,

    /// <summary>All features that count are completed, and the milestone is open. Low.</summary>
    FeaturesDone = 18,

    /// <summary>The progress of the milestone is not what its features give. Low. Evidence: the progress that it has, and what they
    /// give.</summary>
    FeatureProgressDiffers = 19,

    /// <summary>The milestone of a feature does not exist, or the feature names none. Low. Evidence: the name, if any.</summary>
    FeatureOrphan = 20,
}
