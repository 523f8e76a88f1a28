using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MilestoneTracker.Hosting;

// The log messages of this package. The ids are stable; docs/logging.md says what each means. Logging is best effort: exceptions of
// a logger are dropped.
internal static partial class HostingLogMessages
{
    public const string Category = "MilestoneTracker.Hosting";

    /// <summary>The logger factory of the host, or one that discards messages if the host has none.</summary>
    public static ILoggerFactory Loggers(this IServiceProvider services) =>
        services.GetService<ILoggerFactory>() ?? NullLoggerFactory.Instance;

    public static void Write(this ILoggerFactory loggers, Action<ILogger> message)
    {
        try
        {
            message(loggers.CreateLogger(Category));
        }
        catch (Exception)
        {
            // A failing logger must not stop the host from starting, stopping or running.
        }
    }

    [LoggerMessage(201, LogLevel.Information, "Registry {Registry} is ready: version {Version}, {Count} milestones, from {Log}")]
    public static partial void Ready(this ILogger logger, string registry, long version, int count, string log);

    [LoggerMessage(202, LogLevel.Information, "Saved the state of registry {Registry} at version {Version}")]
    public static partial void StateSaved(this ILogger logger, string registry, long version);

    [LoggerMessage(203, LogLevel.Warning,
        "The state of registry {Registry} was not saved; the next start replays the log from the previous saved state")]
    public static partial void StateNotSaved(this ILogger logger, Exception failure, string registry);

    [LoggerMessage(204, LogLevel.Debug, "Verified the log of registry {Registry} up to event {Sequence}")]
    public static partial void Verified(this ILogger logger, string registry, long sequence);

    [LoggerMessage(205, LogLevel.Critical, "The log of registry {Registry} is corrupt: {Finding}")]
    public static partial void VerificationFailed(this ILogger logger, string registry, string finding);

    [LoggerMessage(206, LogLevel.Warning, "The log of registry {Registry} could not be verified; the next round tries again")]
    public static partial void VerificationNotPossible(this ILogger logger, Exception failure, string registry);

    [LoggerMessage(207, LogLevel.Error,
        "An observer of registry {Registry} failed on version {Version}, committed while observers were created; it stays subscribed")]
    public static partial void ObserverFailed(this ILogger logger, Exception failure, string registry, long version);
}
