using MilestoneTracker.Auditing;
using MilestoneTracker.Sqlite;

namespace MilestoneTracker.Cli.Logs;

/// <summary>Appends events to an empty log, in whole changes.</summary>
internal static class LogCopy
{
    /// <summary>The events after which they are appended with the next whole change.</summary>
    private const int Together = 10_000;

    public static void Run(IEnumerable<AuditEvent> from, SqliteAuditLog to, CancellationToken cancellationToken)
    {
        List<AuditEvent> events = [];
        foreach (AuditEvent next in from)
        {
            events.Add(next);
            if (events.Count < Together || next.Index < next.Count) continue;
            to.Append(events, cancellationToken);
            events.Clear();
        }

        if (events.Count > 0) to.Append(events, cancellationToken);
    }
}
