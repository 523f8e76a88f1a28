namespace MilestoneTracker.Shared.Faults.History;

/// <summary>Versions at times: the greatest one before a time.</summary>
internal sealed class Timeline
{
    private readonly long[] _times;
    private readonly long[] _greatest;

    public Timeline(IEnumerable<(long Time, long Version)> points)
    {
        (long Time, long Version)[] all = [.. points.OrderBy(point => point.Time)];
        _times = [.. all.Select(point => point.Time)];
        _greatest = new long[all.Length];
        long greatest = 0;
        for (int i = 0; i < all.Length; i++) _greatest[i] = greatest = Math.Max(greatest, all[i].Version);
    }

    /// <summary>The greatest version of all points before a time; 0 if there is none.</summary>
    public long GreatestBefore(long time)
    {
        int at = Array.BinarySearch(_times, time);
        if (at < 0) at = ~at;
        while (at > 0 && _times[at - 1] >= time) at--;
        return at == 0 ? 0 : _greatest[at - 1];
    }
}
