using System.Diagnostics;
using MilestoneTracker.Auditing;
using MilestoneTracker.Planning.Model;
using MilestoneTracker.Planning.Simulations;

namespace MilestoneTracker.Planning.Trends;

/// <summary>How long milestones really took, compared with how long they were to take: what history says about the durations that are
/// still ahead.</summary>
/// <remarks>
/// Of each completed milestone with a duration and a known start: its work from start to finish, in its own calendar, over its duration. A
/// ratio of 1.5 took half as long again. Immutable and safe from any thread.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class Calibration
{
    /// <summary>Below so many milestones nothing is said: 12.</summary>
    public const int MinMilestones = 12;

    private Calibration(double[] ratios)
    {
        Ratios = Array.AsReadOnly(ratios);
        if (ratios.Length < MinMilestones) return;
        P50 = ratios[Percentiles.PlaceOf(50, ratios.Length)];
        P80 = ratios[Percentiles.PlaceOf(80, ratios.Length)];
    }

    /// <summary>The ratios, ascending.</summary>
    public IReadOnlyList<double> Ratios { get; }

    /// <summary>Half of them took at most so many times their duration; <see langword="null"/> where they are too few.</summary>
    public double? P50 { get; }

    /// <summary>Four fifths of them took at most so many times their duration; <see langword="null"/> where they are too few.</summary>
    public double? P80 { get; }

    /// <summary>Takes what is completed in a schedule. O(milestones), and a sort.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <exception cref="ArgumentNullException"><paramref name="schedule"/> is <see langword="null"/>.</exception>
    public static Calibration Of(Schedule schedule)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        List<double> ratios = [];
        foreach (ref readonly Row row in schedule.Model.Rows.AsSpan())
        {
            if (!row.IsCompleted || row.Duration == 0 || row.Has(RowFlags.AssumedStart)) continue;
            ratios.Add((double)schedule.Model.CalendarOf(row).Work(row.Started, row.Finished) / row.Duration);
        }

        ratios.Sort();
        return new Calibration([.. ratios]);
    }

    /// <summary>Takes what is completed at the end of a log, in one pass over it. O(events), and a schedule.</summary>
    /// <param name="log">The log.</param>
    /// <param name="now">Now, for the schedule.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is <see langword="null"/>.</exception>
    /// <exception cref="AuditReplayException">An event does not fit; the exception has its sequence number.</exception>
    public static Calibration Read(IAuditLog log, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(log);
        return Of(Schedule.Compute(RegistrySnapshot.Replay(log.Read(1, cancellationToken), cancellationToken), now));
    }

    /// <summary>The calibration in words, for people.</summary>
    public override string ToString() => FormattableString.Invariant($"{Ratios.Count} milestones, P50 {P50:0.##}, P80 {P80:0.##}");
}
