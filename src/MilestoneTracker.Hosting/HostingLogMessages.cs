using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MilestoneTracker.Hosting;

// What the host's side says to the host's log. The ids are stable; docs/logging.md says what each means. Best effort: what a
// logger throws is dropped here.
internal static partial class HostingLogMessages
{
    public const string Category = "MilestoneTracker.Hosting";

    /// <summary>The loggers of the host; where it has none, ones that say nothing.</summary>
    public static ILoggerFactory Loggers(this IServiceProvider services) =>
        services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;

    public static void Say(this ILoggerFactory loggers, Action<ILogger> message)
    {
        try
        {
            message(loggers.CreateLogger(Category));
        }
        catch (Exception)
        {
            // No reason not to start, to stop or to go on.
        }
    }

    [LoggerMessage(201, LogLevel.Information, "Registry {Registry} is ready: version {Version}, {Count} milestones, from {Log}")]
    public static partial void Ready(this ILogger logger, string registry, long version, int count, string log);

    [LoggerMessage(202, LogLevel.Information, "Saved the state of registry {Registry} at version {Version}")]
    public static partial void StateSaved(this ILogger logger, string registry, long version);

    [LoggerMessage(203, LogLevel.Warning,
        "The state of registry {Registry} was not saved; the next start replays the log from the last one that was")]
    public static partial void StateNotSaved(this ILogger logger, Exception failure, string registry);

    [LoggerMessage(204, LogLevel.Debug, "Verified the log of registry {Registry} up to event {Sequence}")]
    public static partial void Verified(this ILogger logger, string registry, long sequence);

    [LoggerMessage(205, LogLevel.Critical, "The log of registry {Registry} is not sound: {Finding}")]
    public static partial void VerificationFailed(this ILogger logger, string registry, string finding);

    [LoggerMessage(206, LogLevel.Warning, "The log of registry {Registry} could not be verified; it is tried again next time")]
    public static partial void VerificationNotPossible(this ILogger logger, Exception failure, string registry);

    [LoggerMessage(207, LogLevel.Error,
        "An observer of registry {Registry} failed on version {Version}, which came while the observers were made; it stays subscribed")]
    public static partial void ObserverFailed(this ILogger logger, Exception failure, string registry, long version);
}
