using System.CommandLine;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.Terminal;

namespace MilestoneTracker.Cli.Forecasts;

// The times at which a trend or a burn-up asks: every so many days back from now, or from --as-of, as far as the log goes. So the last one
// is always what is true now, and a job that runs each Monday asks at Mondays.
internal sealed class ReportTimes
{
    private const int MaxDays = 3660;
    private const int MaxReports = 1000;

    private readonly Option<int?> _every = new("--every")
    {
        Description = "How many days lie between reports (default: 7).", HelpName = "DAYS",
        CustomParser = result => Values.Number(result, 1, MaxDays),
    };

    private readonly Option<int?> _reports = new("--reports")
    {
        Description = "How many reports to look at, the last ones (default: 12).", HelpName = "N",
        CustomParser = result => Values.Number(result, 1, MaxReports),
    };

    public Option[] Options => [_every, _reports];

    /// <summary>The times, ascending; none before the first change of the log. One pass over the log.</summary>
    public IReadOnlyList<DateTimeOffset> Of(Invocation call, PlanLog log)
    {
        if (call.AsOf is { } then) log.CheckReached(then);
        DateTimeOffset last = PlanNow.InstantOf(call, log);
        DateTimeOffset? first = ProgressNotice.During(
            call.Environment, "Reading the log", () => ChangeTimes.Read(log.Events, call.Environment.Cancelled).Earliest);
        if (first is not { } earliest || last < earliest) return [];
        long step = TimeSpan.TicksPerDay * (call.Get(_every) ?? 7);
        long count = Math.Min(call.Get(_reports) ?? 12, ((last - earliest).Ticks / step) + 1);
        DateTimeOffset[] times = new DateTimeOffset[count];
        for (long i = 0; i < count; i++) times[count - 1 - i] = last.AddTicks(-step * i);
        return times;
    }
}
