namespace MilestoneTracker.Planning.Reasons;

/// <summary>What puts a milestone where the schedule has it.</summary>
public enum DriverKind
{
    /// <summary>A milestone that it depends on.</summary>
    Dependency = 0,

    /// <summary>Its field <c>finish-not-before</c>.</summary>
    FinishNotBefore = 1,

    /// <summary>Its field <c>not-before</c>.</summary>
    NotBefore = 2,

    /// <summary>Now: what remains cannot be done in the past.</summary>
    Now = 3,

    /// <summary>The start of the plan.</summary>
    PlanStart = 4,

    /// <summary>Its field <c>pinned</c>.</summary>
    Pinned = 5,

    /// <summary>It is completed, and these are its actual dates.</summary>
    Finished = 6,
}
