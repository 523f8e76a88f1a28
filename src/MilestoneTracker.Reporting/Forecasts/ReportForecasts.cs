using MilestoneTracker.Auditing;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Simulations;
using MilestoneTracker.Planning.Trends;

namespace MilestoneTracker.Reporting.Forecasts;

// What a report says about how sure its dates are and how they moved, each part computed on first use: a simulation and a trend only if
// they are requested, the baseline whenever the plan has one and there is a log to compute it from. Without dates there is none of it.
// The log is read once for the baseline, and once for the trend.
internal sealed class ReportForecasts
{
    private const int MaxTrends = 6;

    private readonly LazyPart<Simulation>? _simulation;
    private readonly LazyPart<IReadOnlyList<ForecastTrend>>? _trends;
    private readonly LazyPart<BaselineDates>? _baseline;
    private readonly Func<CancellationToken, Schedule?> _schedule;

    public ReportForecasts(
        RegistrySnapshot plan, PlanReportOptions options, IAuditLog? log, Func<CancellationToken, Schedule?> schedule)
    {
        _schedule = schedule;
        if (options.Simulation is { } asked)
        {
            SimulationOptions settings = Copy(asked);
            _simulation = new(token => Simulation.Run(schedule(token)!, settings, token));
        }

        if (log is null) return;
        DateTimeOffset[] reports = [.. options.TrendReports];
        if (reports.Length > 0)
            _trends = new(token => ForecastTrend.Read(log, TrendOf(schedule(token)!), reports, token));
        if (Planning.Trends.Baseline.AllOf(plan).MaxBy(baseline => baseline.Sequence) is { } last)
            _baseline = new(token => new BaselineDates(last.Name, last.Compute(log, token)));
    }

    /// <summary>The simulation; <see langword="null"/> if not requested.</summary>
    public Simulation? Simulation => HasDates() ? _simulation?.Get() : null;

    /// <summary>The trends of the finish of the plan and of what was promised last; <see langword="null"/> if not requested.</summary>
    public IReadOnlyList<ForecastTrend>? Trends => HasDates() ? _trends?.Get() : null;

    /// <summary>The baseline of the latest version; <see langword="null"/> if the plan has none, or there is no log.</summary>
    public BaselineDates? Baseline => HasDates() ? _baseline?.Get() : null;

    /// <summary>Whether there is any of it.</summary>
    public bool IsAny => HasDates() && (_simulation ?? (object?)_trends ?? _baseline) is not null;

    /// <summary>Computes what a log is needed for.</summary>
    public void ReadLog(CancellationToken cancellationToken)
    {
        if (!HasDates(cancellationToken)) return;
        _trends?.Get(cancellationToken);
        _baseline?.Get(cancellationToken);
    }

    /// <summary>Computes what a format shows.</summary>
    public void Compute(ReportFormat format, CancellationToken cancellationToken)
    {
        if (format is not (ReportFormat.Html or ReportFormat.Markdown or ReportFormat.Timeline) || !HasDates(cancellationToken)) return;
        if (format != ReportFormat.Markdown) _baseline?.Get(cancellationToken);
        if (format == ReportFormat.Timeline) return;
        _trends?.Get(cancellationToken);
        _simulation?.Get(cancellationToken);
    }

    // The finish of the plan first, then the last promises: nobody could tell more lines than these apart.
    private static string?[] TrendOf(Schedule schedule) =>
    [
        null, .. schedule.Milestones.Where(milestone => milestone.Target is not null)
            .OrderByDescending(milestone => milestone.Target!.Value.Time).ThenBy(milestone => milestone.Name, StringComparer.Ordinal)
            .Take(MaxTrends - 1).Select(milestone => milestone.Name),
    ];

    private static SimulationOptions Copy(SimulationOptions options) => new()
    {
        Seed = options.Seed, Iterations = options.Iterations, Toward = options.Toward, Threads = options.Threads,
        Progress = options.Progress,
    };

    private bool HasDates(CancellationToken cancellationToken = default) => _schedule(cancellationToken) is not null;
}
