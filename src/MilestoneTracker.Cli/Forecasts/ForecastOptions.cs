using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Reporting;

namespace MilestoneTracker.Cli.Forecasts;

// Whether a report says how sure the finish is, and how forecasts moved. Both take time, so neither is shown unless it is asked for.
internal sealed class ForecastOptions
{
    private readonly Option<bool> _simulate = new("--simulate")
    {
        Description = "Show how sure the finish is, and what drives it, in HTML and Markdown.", Arity = ArgumentArity.Zero,
    };

    private readonly Option<bool> _trend = new("--trend")
    {
        Description = "Show how forecasts moved from report to report, in HTML and Markdown.", Arity = ArgumentArity.Zero,
    };

    private readonly SimulationRequest _simulation = new();
    private readonly ReportTimes _times = new();

    public Option[] All => [_simulate, .. _simulation.Options, _trend, .. _times.Options];

    /// <summary>Checks the options; before the log is opened.</summary>
    public void Check(Invocation call)
    {
        if (_simulation.Options.Any(call.Has) && !call.Get(_simulate))
            throw new InvocationException(ExitCode.Usage, "--seed and --iterations need --simulate. Add it, or leave them out.");
        if (_times.Options.Any(call.Has) && !call.Get(_trend))
            throw new InvocationException(ExitCode.Usage, "--every and --reports need --trend. Add it, or leave them out.");
    }

    public void AddTo(PlanReportOptions options, Invocation call, PlanLog log)
    {
        if (call.Get(_simulate)) options.Simulation = _simulation.Parse(call);
        if (call.Get(_trend)) options.TrendReports = _times.Of(call, log);
    }
}
