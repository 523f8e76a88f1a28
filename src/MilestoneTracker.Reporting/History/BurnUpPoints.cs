using MilestoneTracker.Auditing;

namespace MilestoneTracker.Reporting.History;

// The points of progress over time: first the times, and so the versions, at which the plan is needed, then its progress at each. The
// times are evenly spaced from the first change to the last, by effective time; several may have one version, which is counted once.
// O(milestones) per version.
internal sealed class BurnUpPoints
{
    private readonly DateTimeOffset[] _times;
    private readonly long[] _versions;
    private readonly HistoryPoint[] _points;

    public BurnUpPoints(ChangeTimes times)
    {
        _times = times is { Earliest: { } first, Latest: { } last } ? Between(first, last) : [];
        _versions = [.. _times.Select(times.VersionAt)];
        _points = new HistoryPoint[_times.Length];
    }

    /// <summary>The versions that are needed, ascending.</summary>
    public IEnumerable<long> Versions => _versions.Distinct();

    public IReadOnlyList<HistoryPoint> Points => Array.AsReadOnly(_points);

    /// <summary>Adds the points of a version, if it is one of those.</summary>
    /// <param name="plan">The plan as of the version.</param>
    /// <param name="version">The requested version.</param>
    /// <param name="cancellationToken">Cancels the counting.</param>
    public void Add(RegistrySnapshot plan, long version, CancellationToken cancellationToken)
    {
        int index = Array.IndexOf(_versions, version);
        if (index < 0) return;
        Completion completion = Completion.Over(plan.Milestones.WithCancellation(cancellationToken));
        for (; index < _points.Length && _versions[index] == version; index++)
            _points[index] = new HistoryPoint(_times[index], plan.Version, completion);
    }

    private static DateTimeOffset[] Between(DateTimeOffset first, DateTimeOffset last)
    {
        long ticks = last.UtcTicks - first.UtcTicks;
        return [.. Enumerable.Range(0, PlanHistory.MaxPoints).Select(
            i => new DateTimeOffset(first.UtcTicks + (long)((Int128)ticks * i / (PlanHistory.MaxPoints - 1)), TimeSpan.Zero)).Distinct()];
    }
}
