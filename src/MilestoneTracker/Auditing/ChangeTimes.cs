namespace MilestoneTracker.Auditing;

// Clocks go back, so the times of changes need not ascend with the versions, and what one wrong clock has said once stays in the
// log. The effective time of a
// change is the latest time of any change up to it, which does ascend: as of a time is a binary search of those.

/// <summary>When the changes of a log were made, and so which version its plan had at which time.</summary>
/// <remarks>By effective time: the latest time of any change up to a version, so that as of a time is the plan before the first
/// change that is recorded
/// later. Read from a log in one pass; 16 bytes a change. Immutable and safe from any thread; it does not know of changes that came after
/// it was read.</remarks>
public sealed class ChangeTimes
{
    private readonly long[] _versions; // of the last event of each change
    private readonly long[] _effective; // the latest time up to it, in ticks

    private ChangeTimes(long[] versions, long[] effective)
    {
        (_versions, _effective) = (versions, effective);
        if (Count > 0) (Earliest, Latest) = (At(0), At(Count - 1));
    }

    /// <summary>How many changes there are.</summary>
    public int Count => _versions.Length;

    /// <summary>The time of the first change, in UTC; <see langword="null"/> where there is none.</summary>
    public DateTimeOffset? Earliest { get; }

    /// <summary>The latest time of any change, in UTC; <see langword="null"/> where there is none.</summary>
    public DateTimeOffset? Latest { get; }

    /// <summary>Reads the times of all changes that are whole. O(events).</summary>
    /// <param name="log">The log.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    public static ChangeTimes Read(IAuditLog log, CancellationToken cancellationToken = default)
    {
        if (log is null) throw new ArgumentNullException(nameof(log));
        List<long> versions = [];
        List<long> effective = [];
        long latest = long.MinValue;
        foreach (AuditEvent next in log.Read(1, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (next is null || next.Index != next.Count || next.Sequence < 1) continue; // what does not fit is for the replay to name
            versions.Add(next.Sequence);
            effective.Add(latest = Math.Max(latest, next.Time.UtcTicks));
        }

        return new ChangeTimes([.. versions], [.. effective]);
    }

    /// <summary>The version as of a time: the greatest whose effective time is no later, so the last before the first change that
    /// is recorded later;
    /// 0 where that is the first of all. O(log changes).</summary>
    /// <param name="time">The time, in any offset.</param>
    public long VersionAt(DateTimeOffset time)
    {
        (int low, int high) = (0, Count); // the first change that is later is between them
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            if (_effective[middle] <= time.UtcTicks) low = middle + 1;
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
        return count == Count ? this : new ChangeTimes(_versions.AsSpan(0, count).ToArray(), _effective.AsSpan(0, count).ToArray());
    }

    private DateTimeOffset At(int place) => new(_effective[place], TimeSpan.Zero);
}
