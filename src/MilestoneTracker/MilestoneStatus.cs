namespace MilestoneTracker;

/// <summary>The status of a milestone. Every transition is allowed unless a host installs a rule that refuses some.</summary>
/// <remarks>The numeric values are stable. Files and logs use words instead: see <see cref="MilestoneStatuses"/>.</remarks>
public enum MilestoneStatus
{
    /// <summary>Not started. The default status at registration.</summary>
    Planned = 0,

    /// <summary>Work is under way.</summary>
    InProgress = 1,

    /// <summary>Done: its progress is 1, whatever it depends on, and it counts as done in the progress of every dependent.</summary>
    Completed = 2,

    /// <summary>Cannot go on. A critical risk for itself, a high one for all that depend on it.</summary>
    Blocked = 3,

    /// <summary>Paused by decision. A high risk for itself, a medium one for all that depend on it.</summary>
    OnHold = 4,

    /// <summary>Will not be done. It does not count in any progress, nor does what only it needs.</summary>
    Cancelled = 5,
}
