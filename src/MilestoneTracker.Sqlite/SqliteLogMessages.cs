using Microsoft.Extensions.Logging;

namespace MilestoneTracker.Sqlite;

// The log messages of this package. The ids are stable and differ from those of the registry; docs/logging.md says what each means.
internal static partial class SqliteLogMessages
{
    /// <summary>Logs that the saved state was rejected. Exceptions of the logger are dropped: they must not keep a log from being
    /// opened.</summary>
    public static void LogStateNotUsed(this ILoggerFactory loggers, string reason) => Log(loggers, logger => logger.StateNotUsed(reason));

    /// <summary>Logs that a host may share the folder of the log.</summary>
    public static void LogSharedFolder(this ILoggerFactory loggers, string fileSystem) =>
        Log(loggers, logger => logger.SharedFolder(fileSystem));

    private static void Log(ILoggerFactory loggers, Action<ILogger> message)
    {
        try
        {
            message(loggers.CreateLogger<SqliteAuditLog>());
        }
        catch (Exception)
        {
            // Logging is best effort.
        }
    }

    [LoggerMessage(101, LogLevel.Warning, "The saved state beside the log is not used, and the whole log is replayed: {Reason}")]
    private static partial void StateNotUsed(this ILogger logger, string reason);

    [LoggerMessage(102, LogLevel.Warning,
        "The folder of the log may be one that a virtual machine shares with its host ({FileSystem}). Let processes of one side only open "
        + "the log")]
    private static partial void SharedFolder(this ILogger logger, string fileSystem);
}
