using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Logs;
using MilestoneTracker.Cli.People;
using MilestoneTracker.Reporting;

namespace MilestoneTracker.Cli.Forecasts;

// Whether a report says how sure the finish is, and how forecasts moved, and whether it searches for a better levelled schedule. All of
// it takes time, so none of it is done unless it is asked for. Simulation and search have one seed.
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
    private readonly LevellingRequest _levelling = new();

    public Option[] All => [_simulate, .. _simulation.Options, _trend, .. _times.Options, _levelling.Schedules];

    /// <summary>Checks the options; before the log is opened.</summary>
    public void Check(Invocation call)
    {
        if (call.Has(_simulation.Iterations) && !call.Get(_simulate))
            throw new InvocationException(ExitCode.Usage, "--iterations needs --simulate. Add it, or leave it out.");
        if (call.Has(_simulation.Seed) && !call.Get(_simulate) && !call.Has(_levelling.Schedules))
            throw new InvocationException(ExitCode.Usage, "--seed needs --simulate or --schedules. Add one, or leave it out.");
        if (_times.Options.Any(call.Has) && !call.Get(_trend))
            throw new InvocationException(ExitCode.Usage, "--every and --reports need --trend. Add it, or leave them out.");
        _levelling.Parse(call, seed: null);
    }

    public void AddTo(PlanReportOptions options, Invocation call, PlanLog log)
    {
        if (call.Get(_simulate)) options.Simulation = _simulation.Parse(call);
        if (call.Has(_levelling.Schedules)) options.Levelling = _levelling.Parse(call, call.Get(_simulation.Seed));
        if (call.Get(_trend)) options.TrendReports = _times.Of(call, log);
    }
}
