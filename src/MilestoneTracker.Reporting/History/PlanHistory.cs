using MilestoneTracker.Auditing;

namespace MilestoneTracker.Reporting;

// Progress over time and the latest changes, out of the log. It is read for when things happened, and once more
// for how the plan stood: the state at a moment is replayed from that at the moment before, so that the events are replayed once in all. Each
// moment costs a look at every milestone and dependency beside that.

/// <summary>What became of a plan: its latest changes, and progress over time (burn-up).</summary>
public sealed class PlanHistory
{
    /// <summary>How many events of a change an entry has at most.</summary>
    public const int MostEvents = 20;

    /// <summary>At how many moments the plan is looked at, at most.</summary>
    internal const int MostPoints = 60;

    private PlanHistory(IReadOnlyList<HistoryPoint> points, IReadOnlyList<HistoryEntry> entries, long changes) => (Points, Entries, Changes) = (points, entries, changes);

    /// <summary>Progress over time: at most 60 moments at equal distances, from the first change to the last. Empty where nothing has happened.</summary>
    public IReadOnlyList<HistoryPoint> Points { get; }

    /// <summary>The latest changes, the latest first (<see cref="PlanReportOptions.MostChanges"/>).</summary>
    public IReadOnlyList<HistoryEntry> Entries { get; }

    /// <summary>How many changes there were in all.</summary>
    public long Changes { get; }

    internal static PlanHistory Of(IAuditLog log, long version, int mostChanges)
    {
        LogUpTo past = new(log, version);
        (DateTimeOffset first, DateTimeOffset last) = (DateTimeOffset.MaxValue, DateTimeOffset.MinValue);
        long changes = 0;
        Queue<HistoryEntry> latest = new();
        List<AuditEvent> events = [];
        foreach (AuditEvent e in past.Read())
        {
            if (e.Time < first) first = e.Time;
            if (e.Time > last) last = e.Time;
            if (e.Index == 1) events = [];
            if (events.Count < MostEvents) events.Add(e);
            if (e.Index < e.Count) continue;
            changes++;
            latest.Enqueue(new HistoryEntry(e.Time, e.Sequence, e.Context, e.Count, events));
            if (latest.Count > mostChanges) latest.Dequeue();
        }

        return new PlanHistory(changes == 0 ? [] : PointsAt(past, Moments(first, last)), [.. latest.Reverse()], changes);
    }

    private static DateTimeOffset[] Moments(DateTimeOffset first, DateTimeOffset last)
    {
        long ticks = last.UtcTicks - first.UtcTicks;
        return [.. Enumerable.Range(0, MostPoints).Select(i => new DateTimeOffset(first.UtcTicks + (long)((Int128)ticks * i / (MostPoints - 1)), TimeSpan.Zero)).Distinct()];
    }

    // The version as of a moment is the greatest whose change is not later, whatever the clock did between.
    private static long[] VersionsAt(LogUpTo past, DateTimeOffset[] moments)
    {
        long[] versions = new long[moments.Length];
        foreach (AuditEvent e in past.Read())
        {
            int at = Array.BinarySearch(moments, e.Time);
            versions[at < 0 ? ~at : at] = e.Sequence;
        }

        for (int i = 1; i < versions.Length; i++) versions[i] = Math.Max(versions[i], versions[i - 1]);
        return versions;
    }

    private static HistoryPoint[] PointsAt(LogUpTo past, DateTimeOffset[] moments)
    {
        long[] versions = VersionsAt(past, moments);
        HistoryPoint[] points = new HistoryPoint[moments.Length];
        RegistrySnapshot? plan = null;
        for (int i = 0; i < points.Length; i++)
        {
            if (plan?.Version == versions[i])
            {
                points[i] = points[i - 1] with { Time = moments[i] };
                continue;
            }

            LogUpTo then = new(past, versions[i]);
            plan = (plan is null ? MilestoneRegistry.Open(then) : MilestoneRegistry.Open(then, plan)).Current;
            points[i] = PointOf(plan, moments[i]);
        }

        return points;
    }

    private static HistoryPoint PointOf(RegistrySnapshot plan, DateTimeOffset time)
    {
        (int scope, int completed, double sum) = (0, 0, 0.0);
        foreach (Milestone milestone in plan.Milestones)
        {
            if (milestone.Status == MilestoneStatus.Cancelled) continue;
            scope++;
            sum += milestone.Progress;
            if (milestone.Status == MilestoneStatus.Completed) completed++;
        }

        return new HistoryPoint(time, plan.Version, scope, completed, scope == 0 ? null : sum / scope);
    }
}
