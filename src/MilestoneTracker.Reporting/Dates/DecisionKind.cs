namespace MilestoneTracker.Reporting.Dates;

// What kind of thing can be decided. The names are part of the JSON report.
internal enum DecisionKind
{
    /// <summary>Get the milestone going again, which is blocked or on hold, or move the targets.</summary>
    Resume,

    /// <summary>Let the milestone be earlier than its own date allows, or move the targets.</summary>
    MoveDate,

    /// <summary>Shorten the work that remains of the milestone, or move the targets.</summary>
    Shorten,

    /// <summary>Begin the plan earlier, with which the milestone begins, or move the targets.</summary>
    StartPlanEarlier,

    /// <summary>Let the milestone come sooner after its dependency, or move the targets.</summary>
    ShortenLag,

    /// <summary>Finish the milestone, which has no work left, or report that it is finished; or move the targets.</summary>
    Finish,

    /// <summary>Ask what is left of milestones whose time is used up.</summary>
    ReportProgress,

    /// <summary>Ask how long milestones will take of which nothing is estimated.</summary>
    Estimate,

    /// <summary>Move pins that cannot be kept, or what comes before them.</summary>
    MovePin,

    /// <summary>Correct fields that are ignored.</summary>
    CorrectFields,

    /// <summary>Assign somebody else, let other work wait, or move targets that are missed only for lack of people.</summary>
    Reassign,

    /// <summary>Assign others to milestones that can never be staffed, or raise a capacity.</summary>
    Staff,
}
