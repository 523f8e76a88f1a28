using System.Diagnostics;
using MilestoneTracker.Auditing;
using MilestoneTracker.Planning.Calendars;

namespace MilestoneTracker.Planning.Trends;

/// <summary>How the forecast of a milestone moved over reports, and where it goes if it goes on like that.</summary>
/// <remarks>
/// The forecast of a report is the finish in the schedule of the plan as it was then, with now at the time of the report: it is computed
/// again from the log, and nothing is stored. Pattern and slope look at the last twelve reports that have a forecast. The slope is the
/// median of the slopes between all pairs of them (Sen, <em>Estimates of the Regression Coefficient Based on Kendall's Tau</em>, 1968), so
/// that one wild report does not turn it: 0.25 says that a week of waiting makes the forecast a quarter of a week later.
/// <para>Immutable and safe from any thread.</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ForecastTrend
{
    private const int Most = 12;
    private const int Fewest = 3;
    private const double AsFastAsTime = 0.95;
    private const double Notable = 0.1;

    private ForecastTrend(string? milestone, ForecastPoint[] points)
    {
        (Milestone, Points) = (milestone, Array.AsReadOnly(points));
        (long Report, long Forecast)[] last = [.. points.Where(point => point.Forecast is not null).TakeLast(Most).Select(Minutes)];
        PointCount = last.Length;
        IsFinished = points.LastOrDefault(point => point.Forecast is not null).IsFinished;
        if (IsFinished) Projected = CivilTime.ToDateTime(last[^1].Forecast);
        if (last.Length < Fewest || SlopeOf(last) is not { } slope) return;
        Slope = slope;
        Pattern = PatternOf(slope, last);
        if (!IsFinished && slope < AsFastAsTime) Projected = Project(Math.Max(0, slope), last[^1]);
    }

    /// <summary>The milestone; <see langword="null"/> for the finish of the plan.</summary>
    public string? Milestone { get; }

    /// <summary>All reports, in the order of their times.</summary>
    public IReadOnlyList<ForecastPoint> Points { get; }

    /// <summary>How many reports pattern and slope look at: the last ones with a forecast, at most twelve.</summary>
    public int PointCount { get; }

    /// <summary>How it moved.</summary>
    public TrendPattern Pattern { get; }

    /// <summary>How much later it becomes while time goes by: 1 is a day for each day, 0 stays, below 0 it becomes earlier.
    /// <see langword="null"/> where the pattern is <see cref="TrendPattern.TooShort"/>.</summary>
    public double? Slope { get; }

    /// <summary>Whether it was completed in the last report: then nothing moves any more, and <see cref="Projected"/> is its actual
    /// finish. Of the finish of the plan: whether nothing was open.</summary>
    public bool IsFinished { get; }

    /// <summary>When it is finished if it goes on like that, in civil plan time; no earlier than the last forecast, and once it is
    /// completed its actual finish. <see langword="null"/> where it never is, or nothing can be said.</summary>
    public DateTime? Projected { get; }

    /// <summary>The trends of several milestones, in one pass over a log.</summary>
    /// <remarks>O(events up to the last report), and a replayed snapshot and a schedule for each report, of which one is held at a
    /// time.</remarks>
    /// <param name="log">The log.</param>
    /// <param name="milestones">The names; <see langword="null"/> among them for the finish of the plan. One that was not in the plan
    /// has no forecast.</param>
    /// <param name="reports">The times of the reports, ascending.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>A trend for each name, in the same order.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A name breaks a rule, or <paramref name="reports"/> are not in ascending order.</exception>
    /// <exception cref="AuditReplayException">An event does not fit; the exception has its sequence number.</exception>
    public static IReadOnlyList<ForecastTrend> Read(
        IAuditLog log, IReadOnlyList<string?> milestones, IReadOnlyList<DateTimeOffset> reports,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(milestones);
        ArgumentNullException.ThrowIfNull(reports);
        ForecastPoint[][] points = [.. milestones.Select(_ => new ForecastPoint[reports.Count])];
        int report = 0;
        foreach (RegistrySnapshot plan in RegistrySnapshot.AsOf(log, reports, cancellationToken))
        {
            Schedule schedule = Schedule.Compute(plan, reports[report]);
            for (int i = 0; i < points.Length; i++)
            {
                points[i][report] = milestones[i] is not { } name
                    ? new ForecastPoint(schedule.Now, schedule.HasMilestones ? schedule.Finish : null, schedule.IsFinished)
                    : schedule.GetMilestone(name) is { } milestone
                    ? new ForecastPoint(schedule.Now, milestone.Finish, milestone.IsCompleted) : new ForecastPoint(schedule.Now, null);
            }

            report++;
        }

        return Array.AsReadOnly(milestones.Select((name, i) => new ForecastTrend(name, points[i])).ToArray());
    }

    /// <summary>The trend of a milestone, in one pass over a log. For several read them together.</summary>
    /// <param name="log">The log.</param>
    /// <param name="milestone">The name; <see langword="null"/> for the finish of the plan.</param>
    /// <param name="reports">The times of the reports, ascending.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ArgumentNullException">An argument but the name is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The name breaks a rule, or <paramref name="reports"/> are not in ascending order.</exception>
    /// <exception cref="AuditReplayException">An event does not fit; the exception has its sequence number.</exception>
    public static ForecastTrend Read(
        IAuditLog log, string? milestone, IReadOnlyList<DateTimeOffset> reports, CancellationToken cancellationToken = default) =>
        Read(log, [milestone], reports, cancellationToken)[0];

    /// <summary>The trend of forecasts that are known already.</summary>
    /// <param name="milestone">The name; <see langword="null"/> for the finish of the plan.</param>
    /// <param name="points">The reports, in the order of their times.</param>
    /// <exception cref="ArgumentNullException"><paramref name="points"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">A time says UTC or local time, which civil plan time is not.</exception>
    public static ForecastTrend Of(string? milestone, IEnumerable<ForecastPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        return new ForecastTrend(milestone, [.. points]);
    }

    /// <summary>The trend in words, for people.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Milestone ?? "Finish"}: {Pattern}, slope {Slope:0.##}, projected {Projected:yyyy-MM-ddTHH:mm}");

    private static (long Report, long Forecast) Minutes(ForecastPoint point) =>
        (CivilTime.MinuteOf(point.Report, nameof(point)), CivilTime.MinuteOf(point.Forecast!.Value, nameof(point)));

    private static double? SlopeOf((long Report, long Forecast)[] points)
    {
        List<double> slopes = [];
        for (int i = 0; i < points.Length; i++)
            for (int j = i + 1; j < points.Length; j++)
                if (points[j].Report != points[i].Report)
                    slopes.Add((double)(points[j].Forecast - points[i].Forecast) / (points[j].Report - points[i].Report));
        if (slopes.Count == 0) return null;
        slopes.Sort();
        int middle = slopes.Count / 2;
        return slopes.Count % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2;
    }

    private static TrendPattern PatternOf(double slope, (long Report, long Forecast)[] points)
    {
        if (slope >= AsFastAsTime) return TrendPattern.Receding;
        (int turns, int before) = (0, 0);
        for (int i = 1; i < points.Length; i++)
        {
            int sign = points[i].Forecast.CompareTo(points[i - 1].Forecast);
            if (sign == 0) continue;
            if (before == -sign) turns++;
            before = sign;
        }

        if (turns >= 3 && 2 * turns >= points.Length - 2) return TrendPattern.Zigzag;
        return slope > Notable ? TrendPattern.Slipping : slope < -Notable ? TrendPattern.Recovering : TrendPattern.Stable;
    }

    // Where the line of the slope meets the day itself.
    private static DateTime Project(double slope, (long Report, long Forecast) last) =>
        CivilTime.ToDateTime(CivilTime.Clamp(
            last.Forecast + (long)Math.Floor((slope * (last.Forecast - last.Report) / (1 - slope)) + 0.5)));
}
