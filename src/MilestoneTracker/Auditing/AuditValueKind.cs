namespace MilestoneTracker.Auditing;

/// <summary>The kinds of values that an event can have before and after it.</summary>
public enum AuditValueKind
{
    /// <summary>Nothing: the subject did not exist, or does not exist any more.</summary>
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
