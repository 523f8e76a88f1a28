namespace MilestoneTracker.Auditing;

/// <summary>What kinds of things an event can happen to.</summary>
public enum AuditSubjectKind
{
    /// <summary>The plan as a whole.</summary>
    Plan = 0,

    /// <summary>A milestone.</summary>
    Milestone = 1,

    /// <summary>A dependency: of a milestone, on another.</summary>
    Dependency = 2,

    /// <summary>A record: a named thing in a named collection.</summary>
    Record = 3,
}
