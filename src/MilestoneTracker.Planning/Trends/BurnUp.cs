using System.Diagnostics;
using System.Globalization;
using MilestoneTracker.Auditing;

namespace MilestoneTracker.Planning.Trends;

/// <summary>How much there was to do and how much of it was done, from report to report, with what changed between them: so that a curve
/// that stays flat says whether nothing was done, or more came in.</summary>
/// <remarks>By the weights of milestones (1 without the field), computed again from the log. Immutable and safe from any thread.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class BurnUp
{
    private BurnUp(BurnUpPoint[] points) => Points = Array.AsReadOnly(points);

    /// <summary>A point for each report, in the order of their times.</summary>
    public IReadOnlyList<BurnUpPoint> Points { get; }

    /// <summary>Reads the burn-up of a plan, in one pass over its log.</summary>
    /// <remarks>O(events up to the last report), and O(milestones) and a replayed snapshot for each report, of which one is held at a time,
    /// with the name, status and weight of each milestone of the one before.</remarks>
    /// <param name="log">The log.</param>
    /// <param name="reports">The times of the reports, ascending.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="reports"/> are not in ascending order.</exception>
    /// <exception cref="AuditReplayException">An event does not fit; the exception has its sequence number.</exception>
    public static BurnUp Read(
        IAuditLog log, IReadOnlyList<DateTimeOffset> reports, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(reports);
        BurnUpPoint[] points = new BurnUpPoint[reports.Count];
        Dictionary<string, Counted> before = [];
        int report = 0;
        foreach (RegistrySnapshot plan in RegistrySnapshot.AsOf(log, reports, cancellationToken))
        {
            BurnUpPoint point = new(reports[report], plan.Version);
            Dictionary<string, Counted> now = new(plan.Count, StringComparer.Ordinal);
            foreach (Milestone milestone in plan.Milestones)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Counted counted = new(milestone.Status, WeightOf(milestone));
                now.Add(milestone.Name, counted);
                Count(point, before.Remove(milestone.Name, out Counted then) ? then : null, counted);
            }

            foreach (Counted gone in before.Values) Count(point, gone, null);
            points[report++] = point;
            before = now;
        }

        return new BurnUp(points);
    }

    /// <summary>The burn-up in words, for people.</summary>
    public override string ToString() => FormattableString.Invariant($"{Points.Count} reports, {(Points.Count > 0 ? Points[^1] : "none")}");

    private static void Count(BurnUpPoint point, Counted? before, Counted? now)
    {
        if (now is { IsCancelled: false } counts)
        {
            point.Scope += counts.Weight;
            if (counts.IsCompleted) point.Done += counts.Weight;
            if (before is null) point.Added += counts.Weight;
            else if (before.Value.IsCancelled) point.Restored += counts.Weight;
            else point.Reweighted += counts.Weight - before.Value.Weight;
        }
        else if (before is { IsCancelled: false } counted)
        {
            if (now is null) point.Removed += counted.Weight;
            else point.Cancelled += counted.Weight;
        }

        bool was = before is { IsCompleted: true };
        if (now is { IsCompleted: true } done && !was) point.Completed += done.Weight;
        if (was && now is not { IsCompleted: true }) point.Reopened += before!.Value.Weight;
    }

    // The core has checked the text.
    private static int WeightOf(Milestone milestone) =>
        milestone.Fields.TryGetValue(FieldKeys.Weight, out string? weight) ? int.Parse(weight, CultureInfo.InvariantCulture) : 1;

    private readonly record struct Counted(MilestoneStatus Status, int Weight)
    {
        public bool IsCancelled => Status == MilestoneStatus.Cancelled;

        public bool IsCompleted => Status == MilestoneStatus.Completed;
    }
}
