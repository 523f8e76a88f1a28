namespace MilestoneTracker;

/// <summary>The word of a status.</summary>
public static class MilestoneStatusExtensions
{
    /// <summary>The word for a status in files and logs, such as <c>IN_PROGRESS</c>.</summary>
    /// <param name="status">One of the six statuses.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not one of the six statuses.</exception>
    /// <seealso cref="MilestoneStatuses.TryParseExact"/>
    public static string ToWord(this MilestoneStatus status) => MilestoneStatuses.WordOf(status, nameof(status));
}
