namespace MilestoneTracker.Auditing;

// Clocks go back, so the times of changes need not ascend with the versions. As of a time is the greatest version whose change has a time no
// later. That is asked by a binary search of the earliest time of each change and all after it, which does ascend.

/// <summary>When the changes of a log were made, and so which version its plan had at which time.</summary>
/// <remarks>Read from a log in one pass; 24 bytes a change. Immutable and safe from any thread; it does not know of changes that came after
/// it was read.</remarks>
public sealed class ChangeTimes
{
    private readonly long[] _versions; // of the last event of each change
    private readonly long[] _ticks; // when it was made
    private readonly long[] _earliest; // of this change and all after it

    private ChangeTimes(long[] versions, long[] ticks)
    {
        (_versions, _ticks, _earliest) = (versions, ticks, (long[])ticks.Clone());
        for (int i = _earliest.Length - 2; i >= 0; i--) _earliest[i] = Math.Min(_earliest[i], _earliest[i + 1]);
        (long first, long last) = (long.MaxValue, long.MinValue);
        foreach (long time in ticks) (first, last) = (Math.Min(first, time), Math.Max(last, time));
        if (ticks.Length > 0) (Earliest, Latest) = (new DateTimeOffset(first, TimeSpan.Zero), new DateTimeOffset(last, TimeSpan.Zero));
    }

    /// <summary>How many changes there are.</summary>
    public int Count => _versions.Length;

    /// <summary>The earliest time of a change, in UTC; <see langword="null"/> where there is none.</summary>
    public DateTimeOffset? Earliest { get; }

    /// <summary>The latest time of a change, in UTC; <see langword="null"/> where there is none.</summary>
    public DateTimeOffset? Latest { get; }

    /// <summary>Reads the times of all changes that are whole. O(events).</summary>
    /// <param name="log">The log.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    public static ChangeTimes Read(IAuditLog log, CancellationToken cancellationToken = default)
    {
        if (log is null) throw new ArgumentNullException(nameof(log));
        List<long> versions = [];
        List<long> ticks = [];
        foreach (AuditEvent next in log.Read(1, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (next is null || next.Index != next.Count || next.Sequence < 1) continue; // what does not fit is for the replay to name
            versions.Add(next.Sequence);
            ticks.Add(next.Time.UtcTicks);
        }

        return new ChangeTimes([.. versions], [.. ticks]);
    }

    /// <summary>The version as of a time: the greatest whose change has a time no later, whatever the clock did between; 0 where there is
    /// none. O(log changes).</summary>
    /// <param name="time">The time, in any offset.</param>
    public long VersionAt(DateTimeOffset time)
    {
        (int low, int high) = (0, Count); // the first change that is later is between them
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            if (_earliest[middle] <= time.UtcTicks) low = middle + 1;
            else high = middle;
        }

        return low == 0 ? 0 : _versions[low - 1];
    }

    /// <summary>The same for a log that ends with a version: without the changes that come after it. O(changes).</summary>
    /// <param name="version">The version.</param>
    public ChangeTimes Until(long version)
    {
        int place = Array.BinarySearch(_versions, version);
        int count = place < 0 ? ~place : place + 1;
        return count == Count ? this : new ChangeTimes(_versions.AsSpan(0, count).ToArray(), _ticks.AsSpan(0, count).ToArray());
    }
}
