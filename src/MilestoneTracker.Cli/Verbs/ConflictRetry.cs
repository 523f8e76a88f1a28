using MilestoneTracker.Auditing;

namespace MilestoneTracker.Cli.Verbs;

// Retries an import, which is staged in memory and then appended in one call. If another writer appended after the log was opened, the log
// refuses the append and saves nothing; the import is then staged again on the current state of the log.
internal static class ConflictRetry
{
    private const int MaxTries = 20;

    /// <summary>Runs an attempt again after a conflict.</summary>
    /// <param name="attempt">Opens the log and makes the change.</param>
    public static T Run<T>(Func<T> attempt)
    {
        for (int tries = 1; ; tries++)
        {
            try
            {
                return attempt();
            }
            catch (AuditConflictException) when (tries < MaxTries)
            {
                // Another writer was faster.
            }
        }
    }
}
