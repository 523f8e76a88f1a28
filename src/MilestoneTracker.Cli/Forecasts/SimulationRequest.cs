using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Simulations;

namespace MilestoneTracker.Cli.Forecasts;

// The options of a simulation on the command line, and running it with a bar on the terminal.
internal sealed class SimulationRequest
{
    private readonly Option<ulong?> _seed = new("--seed")
    {
        Description = "The number that the draws depend on (default: 0). The same one gives the same result.", HelpName = "S",
        CustomParser = Values.Number<ulong>,
    };

    private readonly Option<int?> _iterations = new("--iterations")
    {
        Description = "How many times the plan is drawn and scheduled: 1 to 1,000,000 (default: 10,000).", HelpName = "N",
        CustomParser = result => Values.Number(result, 1, SimulationOptions.MaxIterations),
    };

    /// <summary>Seed and iterations.</summary>
    public Option[] Options => [_seed, _iterations];

    public Option<ulong?> Seed => _seed;

    public Option<int?> Iterations => _iterations;

    /// <summary>Checks the options, and reads them.</summary>
    public SimulationOptions Parse(Invocation call, string? toward = null)
    {
        SimulationOptions options = new() { Toward = toward };
        if (call.Get(_seed) is { } seed) options.Seed = seed;
        if (call.Get(_iterations) is { } iterations) options.Iterations = iterations;
        return options;
    }

    public static Simulation Run(Invocation call, Schedule schedule, SimulationOptions options) =>
        ProgressBar.During(call.Environment, "Simulating", progress =>
        {
            options.Progress = progress;
            return Simulation.Run(schedule, options, call.Environment.Cancelled);
        });
}
