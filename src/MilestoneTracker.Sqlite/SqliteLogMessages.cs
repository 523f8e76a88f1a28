using Microsoft.Extensions.Logging;

namespace MilestoneTracker.Sqlite;

// The log messages of this package. The ids are stable and differ from those of the registry; docs/logging.md says what each means.
internal static partial class SqliteLogMessages
{
    /// <summary>Logs that the saved state was rejected. Exceptions of the logger are dropped: they must not keep a log from being
    /// opened.</summary>
    public static void LogStateNotUsed(this ILoggerFactory loggers, string reason)
    {
        try
        {
            loggers.CreateLogger<SqliteAuditLog>().StateNotUsed(reason);
        }
        catch (Exception)
        {
            // Logging is best effort.
        }
    }

    [LoggerMessage(101, LogLevel.Warning, "The saved state beside the log is not used, and the whole log is replayed: {Reason}")]
    private static partial void StateNotUsed(this ILogger logger, string reason);
}
