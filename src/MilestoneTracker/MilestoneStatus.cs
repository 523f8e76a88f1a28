namespace MilestoneTracker;

/// <summary>Where a milestone stands. Every transition is allowed unless a host installs a rule that refuses some.</summary>
/// <remarks>The numeric values are stable. In files and logs the words of <see cref="MilestoneStatuses"/> are used.</remarks>
public enum MilestoneStatus
{
    /// <summary>Not begun. The status that a milestone is registered with unless told otherwise.</summary>
    Planned = 0,

    /// <summary>Work is under way.</summary>
    InProgress = 1,

    /// <summary>Done: its progress is 1, whatever it depends on, and it counts as done in the progress of all that depend on it.</summary>
    Completed = 2,

    /// <summary>Cannot go on. A critical risk of its own, a high one to all that depend on it.</summary>
    Blocked = 3,

    /// <summary>Paused by decision. A high risk of its own, a medium one to all that depend on it.</summary>
    OnHold = 4,

    /// <summary>Will not be done: it does not count in any progress, nor does what only it needs.</summary>
    Cancelled = 5,
}
