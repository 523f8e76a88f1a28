namespace MilestoneTracker.Auditing;

/// <summary>What kinds of values an event can have as old and new.</summary>
public enum AuditValueKind
{
    /// <summary>Nothing: it was not there, or is not any more.</summary>
    Nothing = 0,

    /// <summary>A status.</summary>
    Status = 1,

    /// <summary>A set of components.</summary>
    Components = 2,

    /// <summary>A whole milestone: its components and its status.</summary>
    Milestone = 3,

    /// <summary>A free text.</summary>
    Text = 4,

    /// <summary>Whether something is declared.</summary>
    Declared = 5,
}
