using MilestoneTracker.Auditing;

namespace MilestoneTracker.Reporting.History;

// Reads everything that a report needs from a log, in at most two passes. The first reads the times of changes, only if the moment is a
// time or the history is requested; it determines all versions that are needed. The second replays the log once, takes a snapshot at each
// of them, and keeps the events of the latest changes. O(events), plus O(milestones and dependencies) for each version.
internal sealed class HistoryReader
{
    private HistoryReader(RegistrySnapshot? plan, RegistrySnapshot? earlier, PlanHistory? history) =>
        (Plan, Earlier, History) = (plan, earlier, history);

    /// <summary>The effective time of the moment, if requested and if the log has a change by then.</summary>
    public DateTimeOffset? Time { get; private init; }

    /// <summary>The plan as of the moment; <see langword="null"/> if the report has a snapshot.</summary>
    public RegistrySnapshot? Plan { get; }

    /// <summary>The plan as of the moment to compare with, if any.</summary>
    public RegistrySnapshot? Earlier { get; }

    /// <summary>The history up to the moment, if requested.</summary>
    public PlanHistory? History { get; }

    /// <summary>Reads the plan as of a moment.</summary>
    /// <param name="log">The log.</param>
    /// <param name="moment">The moment.</param>
    /// <param name="options">The options: a moment to compare with, the history, the time.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    public static HistoryReader AsOf(IAuditLog log, PointInTime moment, PlanReportOptions options, CancellationToken cancellationToken)
    {
        int? mostChanges = options.WithHistory ? options.MaxChanges : null;
        bool needsTimes = options.WithHistory || options.UseTimeOfVersion || moment.Time is not null;
        ChangeTimes? times = needsTimes ? ChangeTimes.Read(log, cancellationToken) : TimesFor(log, options.Since, cancellationToken);
        long version = VersionOf(moment, times);
        ChangeTimes? until = needsTimes ? times!.Until(version) : null;
        HistoryReader past =
            Replay(log, version, VersionOf(options.Since, times), mostChanges is null ? null : until, mostChanges, cancellationToken);
        return new HistoryReader(past.Plan, past.Earlier, past.History) {
            Time = options.UseTimeOfVersion ? moment.Time ?? until!.Latest : null };
    }

    /// <summary>Reads the history, and the plan to compare with, for a report of a snapshot.</summary>
    public static HistoryReader Before(
        IAuditLog log, long version, PointInTime? since, int? mostChanges, CancellationToken cancellationToken)
    {
        ChangeTimes? times = mostChanges is not null ? ChangeTimes.Read(log, cancellationToken) : TimesFor(log, since, cancellationToken);
        return Replay(
            log, version: null, VersionOf(since, times), mostChanges is null
            ? null : times!.Until(version), mostChanges, cancellationToken);
    }

    private static ChangeTimes? TimesFor(IAuditLog log, PointInTime? since, CancellationToken cancellationToken) =>
        since?.Time is null ? null : ChangeTimes.Read(log, cancellationToken);

    private static long VersionOf(PointInTime moment, ChangeTimes? times) =>
        moment.Time is { } time ? times!.VersionAt(time) : moment.Version!.Value;

    private static long? VersionOf(PointInTime? moment, ChangeTimes? times) => moment is { } known ? VersionOf(known, times) : null;

    private static HistoryReader Replay(
        IAuditLog log, long? version, long? since, ChangeTimes? until, int? mostChanges, CancellationToken cancellationToken)
    {
        BurnUpPoints? points = until is null ? null : new BurnUpPoints(until);
        LatestChanges? latest = until is null ? null : new LatestChanges(until.Count, mostChanges!.Value);
        long[] versions = [.. new[] { version, since }.OfType<long>().Concat(points?.Versions ?? []).Distinct().Order()];
        (RegistrySnapshot? plan, RegistrySnapshot? earlier) = (null, null);
        int at = 0;
        foreach (RegistrySnapshot then in RegistrySnapshot.AsOf(
            latest is null ? log : new ObservedLog(log, latest.Add), versions, cancellationToken))
        {
            long asked = versions[at++];
            points?.Add(then, asked, cancellationToken);
            if (asked == version) plan = then;
            if (asked == since) earlier = then;
        }

        return new HistoryReader(plan, earlier, until is null ? null : new PlanHistory(points!.Points, latest!.Entries, until.Count));
    }
}
