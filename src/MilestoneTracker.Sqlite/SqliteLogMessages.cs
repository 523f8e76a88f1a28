using Microsoft.Extensions.Logging;

namespace MilestoneTracker.Sqlite;

// What a log in SQLite says to its host's logger. The ids are stable and not those of the registry; docs/logging.md says what each means.
internal static partial class SqliteLogMessages
{
    /// <summary>Says it as far as the logger lets it: what a logger throws is no reason not to open a log.</summary>
    public static void SayStateNotUsed(this ILoggerFactory loggers, string reason)
    {
        try
        {
            loggers.CreateLogger<SqliteAuditLog>().StateNotUsed(reason);
        }
        catch (Exception)
        {
            // Best effort, as all logging here.
        }
    }

    [LoggerMessage(101, LogLevel.Warning, "The saved state beside the log is not used, and the whole log is replayed: {Reason}")]
    private static partial void StateNotUsed(this ILogger logger, string reason);
}
