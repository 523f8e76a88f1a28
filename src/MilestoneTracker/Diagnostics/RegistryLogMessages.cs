using Microsoft.Extensions.Logging;

namespace MilestoneTracker.Diagnostics;

// The messages of a registry to its host's logger. The ids are stable; docs/logging.md explains each. Logging is never part of a change:
// exceptions of a logger are dropped here.
internal static partial class RegistryLogMessages
{
    [LoggerMessage(1, LogLevel.Information, "Opened at version {Version} with {Count} milestones")]
    public static partial void Opened(this ILogger logger, long version, int count);

    [LoggerMessage(2, LogLevel.Debug, "Committed version {Version}, {Events} events, actor {Actor}, correlation id {CorrelationId}")]
    public static partial void Committed(this ILogger logger, long version, int events, string? actor, string? correlationId);

    [LoggerMessage(3, LogLevel.Debug, "Refused a change, actor {Actor}, correlation id {CorrelationId}")]
    public static partial void Refused(this ILogger logger, Exception refusal, string? actor, string? correlationId);

    [LoggerMessage(4, LogLevel.Warning, "The audit sink refused {Events} events from sequence number {Sequence} on")]
    public static partial void AppendRefused(this ILogger logger, Exception refusal, int events, long sequence);

    [LoggerMessage(5, LogLevel.Critical,
        "Faulted at version {Version}: it is unknown whether the audit sink stored the events from there on. Open a new registry "
        + "from its log")]
    public static partial void Faulted(this ILogger logger, Exception cause, long version);

    [LoggerMessage(6, LogLevel.Error, "An observer failed on version {Version}; it stays subscribed")]
    public static partial void ObserverFailed(this ILogger logger, Exception failure, long version);

    [LoggerMessage(7, LogLevel.Warning,
        "The clock went back: version {Version} was made at {Time:O}, and the change before it at {LaterTime:O}. Both times are "
        + "recorded as they are; a query by time uses the latest time so far")]
    public static partial void ClockWentBack(this ILogger logger, long version, DateTimeOffset time, DateTimeOffset laterTime);

    [LoggerMessage(8, LogLevel.Warning,
        "Observers are behind: {Waiting} changes wait in memory for them. An observer takes longer than the next change takes to come")]
    public static partial void ObserversAreBehind(this ILogger logger, int waiting);

    [LoggerMessage(9, LogLevel.Debug, "Followed to version {Version}: another registry has made a change of {Events} events")]
    public static partial void Followed(this ILogger logger, long version, int events);

    [LoggerMessage(10, LogLevel.Warning, "The shared log could not be read; the registry stays at its version, and looks again")]
    public static partial void LookFailed(this ILogger logger, Exception failure);

    [LoggerMessage(11, LogLevel.Error,
        "Stopped following at version {Version}: the shared log was written by a later version of the library. Update this program")]
    public static partial void StoppedFollowing(this ILogger logger, Exception cause, long version);
}
