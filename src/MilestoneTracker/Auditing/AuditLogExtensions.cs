namespace MilestoneTracker.Auditing;

/// <summary>Queries on any log.</summary>
public static class AuditLogExtensions
{
    /// <summary>Finds the events that match a filter, in order. O(events): the log is read from its first event, because the effective
    /// time of a change depends on the changes before it; with <see cref="AuditFilter.Until"/>, only up to that time.</summary>
    /// <param name="log">The log.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> or <paramref name="filter"/> is <see langword="null"/>.</exception>
    public static IEnumerable<AuditEvent> Find(this IAuditLog log, AuditFilter filter, CancellationToken cancellationToken = default)
    {
        if (log is null) throw new ArgumentNullException(nameof(log));
        if (filter is null) throw new ArgumentNullException(nameof(filter));
        return FindIn(log, filter, cancellationToken);
    }

    private static IEnumerable<AuditEvent> FindIn(IAuditLog log, AuditFilter filter, CancellationToken cancellationToken)
    {
        DateTimeOffset latest = DateTimeOffset.MinValue;
        foreach (AuditEvent next in log.Read(1, cancellationToken))
        {
            if (next.Time > latest) latest = next.Time;
            if (latest >= filter.Until) yield break;
            if (filter.LetsIn(next, latest)) yield return next;
        }
    }
}
