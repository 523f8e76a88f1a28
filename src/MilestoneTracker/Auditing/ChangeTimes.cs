namespace MilestoneTracker.Auditing;

// Clocks can go back, so the times of changes do not always ascend with the versions, and a wrong time stays in the log. The effective
// time of a change is the latest time of any change up to it. It does ascend, so a binary search finds the version as of a time.

/// <summary>The times of the changes of a log, and so which version the plan had at which time.</summary>
/// <remarks>By effective time: the latest time of any change up to a version, so that the plan as of a time is the plan before the first
/// change that is recorded later. Read from a log in one pass; 16 bytes a change. Immutable and safe from any thread; changes that are
/// made after reading are not included.</remarks>
public sealed class ChangeTimes
{
    private readonly long[] _versions; // of the last event of each change
    private readonly long[] _effective; // the latest time up to that change, in ticks

    private ChangeTimes(long[] versions, long[] effective)
    {
        (_versions, _effective) = (versions, effective);
        if (Count > 0) (Earliest, Latest) = (At(0), At(Count - 1));
    }

    /// <summary>The number of changes.</summary>
    public int Count => _versions.Length;

    /// <summary>The time of the first change, in UTC; <see langword="null"/> if there is none.</summary>
    public DateTimeOffset? Earliest { get; }

    /// <summary>The latest time of any change, in UTC; <see langword="null"/> if there is none.</summary>
    public DateTimeOffset? Latest { get; }

    /// <summary>Reads the times of all complete changes. O(events).</summary>
    /// <param name="log">The log.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
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
            if (next is null || next.Index != next.Count || next.Sequence < 1) continue; // the replay reports events that do not fit
            versions.Add(next.Sequence);
            effective.Add(latest = Math.Max(latest, next.Time.UtcTicks));
        }

        return new ChangeTimes([.. versions], [.. effective]);
    }

    /// <summary>Returns the version as of a time: the last one before the first change with a later effective time, or 0 if that is the
    /// first change. O(log changes).</summary>
    /// <param name="time">The time, in any offset.</param>
    public long VersionAt(DateTimeOffset time)
    {
        (int low, int high) = (0, Count); // the first later change is between them
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            if (_effective[middle] <= time.UtcTicks) low = middle + 1;
            else high = middle;
        }

        return low == 0 ? 0 : _versions[low - 1];
    }

    /// <summary>Returns the times up to a version only, without the changes after it. O(changes).</summary>
    /// <param name="version">The version.</param>
    public ChangeTimes Until(long version)
    {
        int place = Array.BinarySearch(_versions, version);
        int count = place < 0 ? ~place : place + 1;
        return count == Count ? this : new ChangeTimes(_versions.AsSpan(0, count).ToArray(), _effective.AsSpan(0, count).ToArray());
    }

    private DateTimeOffset At(int place) => new(_effective[place], TimeSpan.Zero);
}
