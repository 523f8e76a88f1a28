using MilestoneTracker.Auditing;

namespace MilestoneTracker.Reporting.History;

// The points of progress over time: first at which moments and so at which versions the plan is to be looked at, then how it stood
// at each. Moments
// lie at equal distances from the first change to the last, by effective time; many may mean one version, which is looked at once.
// O(milestones) a
// version.
internal sealed class BurnUpPoints
{
    private readonly DateTimeOffset[] _moments;
    private readonly long[] _versions;
    private readonly HistoryPoint[] _points;

    public BurnUpPoints(ChangeTimes times)
    {
        _moments = times is { Earliest: { } first, Latest: { } last } ? Between(first, last) : [];
        _versions = [.. _moments.Select(times.VersionAt)];
        _points = new HistoryPoint[_moments.Length];
    }

    /// <summary>The versions to look at, ascending.</summary>
    public IEnumerable<long> Versions => _versions.Distinct();

    public IReadOnlyList<HistoryPoint> Points => Array.AsReadOnly(_points);

    /// <summary>Looks at the plan as of a version, if it is one of those.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="version">The version that it was asked for.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public void Look(RegistrySnapshot plan, long version, CancellationToken cancellationToken)
    {
        int place = Array.IndexOf(_versions, version);
        if (place < 0) return;
        HistoryPoint point = new(_moments[place], plan.Version, Completion.Over(plan.Milestones.EndedBy(cancellationToken)));
        for (; place < _points.Length && _versions[place] == version; place++) _points[place] = point with { Time = _moments[place] };
    }

    private static DateTimeOffset[] Between(DateTimeOffset first, DateTimeOffset last)
    {
        long ticks = last.UtcTicks - first.UtcTicks;
        return [.. Enumerable.Range(0, PlanHistory.MaxPoints).Select(
            i => new DateTimeOffset(first.UtcTicks + (long)((Int128)ticks * i / (PlanHistory.MaxPoints - 1)), TimeSpan.Zero)).Distinct()];
    }
}
