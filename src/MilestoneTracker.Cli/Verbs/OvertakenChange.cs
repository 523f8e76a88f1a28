using System.CommandLine;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;

namespace MilestoneTracker.Cli.Verbs;

// What changes and imports have in common: their options, and that somebody else may be faster. Where somebody has appended between
// the opening of
// the log and the change, the log refuses and nothing was kept; it is then made again on what the log has now.
internal static class OvertakenChange
{
    private const int MaxTries = 20;

    /// <summary>The options of every change.</summary>
    public static Option[] Options(CommandFactory tools) => [tools.Shared.As, tools.Shared.Reason, tools.Shared.CorrelationId];

    /// <summary>Tries again where somebody else appended between the opening of the log and the change.</summary>
    /// <param name="attempt">Opens the log and makes the change.</param>
    public static T AlsoWhereOvertaken<T>(Func<T> attempt)
    {
        for (int tries = 1; ; tries++)
        {
            try
            {
                return attempt();
            }
            catch (AuditConflictException) when (tries < MaxTries)
            {
                // Somebody else was faster.
            }
        }
    }
}
