namespace MilestoneTracker;

/// <summary>The result of checking a dependency.</summary>
public enum DependencyVerdict
{
    /// <summary>It can be declared; after a try, it has been declared.</summary>
    Allowed = 0,

    /// <summary>It is already declared; declaring it again has no effect.</summary>
    AlreadyDeclared = 1,

    /// <summary>It would close a cycle.</summary>
    ClosesCycle = 2,

    /// <summary>One of the two milestones is not registered.</summary>
    UnknownMilestone = 3,
}
