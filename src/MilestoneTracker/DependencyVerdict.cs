namespace MilestoneTracker;

/// <summary>How it stands with a dependency that may be declared.</summary>
public enum DependencyVerdict
{
    /// <summary>It can be declared; where it was tried, it now is.</summary>
    Allowed = 0,

    /// <summary>It is declared already; declaring it again changes nothing.</summary>
    AlreadyDeclared = 1,

    /// <summary>It would close a cycle.</summary>
    ClosesCycle = 2,

    /// <summary>One of the two milestones is not registered.</summary>
    UnknownMilestone = 3,
}
