using System.Collections.Immutable;
using MilestoneTracker.Auditing;
using MilestoneTracker.Sqlite;

namespace MilestoneTracker.TestSupport.Logs;

// Events that register milestones named after their sequence numbers: m1, m2, …
internal static class Events
{
    public static readonly DateTimeOffset Noon = new(2026, 1, 2, 12, 0, 0, TimeSpan.Zero);

    /// <summary>One change of so many events.</summary>
    public static AuditEvent[] Change(long first, int count) => [.. Enumerable.Range(1, count).Select(i => At(first + i - 1, i, count))];

    /// <summary>So many changes of one event each.</summary>
    public static AuditEvent[] Singles(long first, int count) => [.. Enumerable.Range(0, count).Select(i => At(first + i, 1, 1))];

    /// <summary>Appends each event alone, so that each has a row of its own.</summary>
    public static void AppendAlone(SqliteAuditLog log, IEnumerable<AuditEvent> events)
    {
        foreach (AuditEvent next in events) log.Append([next]);
    }

    public static MilestoneRegistered Registered(string name) =>
        new(name, ImmutableSortedSet.Create<string>(StringComparer.Ordinal), MilestoneStatus.Planned);

    private static AuditEvent At(long sequence, int index, int count) =>
        new(sequence, Noon, ChangeContext.None, index, count, Registered(FormattableString.Invariant($"m{sequence}")));
}
