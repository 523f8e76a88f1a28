namespace MilestoneTracker.Auditing;

/// <summary>The kinds of subjects that an event can have.</summary>
public enum AuditSubjectKind
{
    /// <summary>The plan as a whole.</summary>
    Plan = 0,

    /// <summary>A milestone.</summary>
    Milestone = 1,

    /// <summary>A dependency of one milestone on another.</summary>
    Dependency = 2,

    /// <summary>A record: a named item in a named collection.</summary>
    Record = 3,
}
