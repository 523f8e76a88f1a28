using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Terminal;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Levelling;

namespace MilestoneTracker.Cli.People;

// The options of a levelling on the command line, and running it with a bar on the terminal.
internal sealed class LevellingRequest
{
    private readonly Option<int?> _schedules = new("--schedules")
    {
        Description = "How many schedules may be made to find a better one: 1 to 1,000,000 (default: 1, which is made the same way each "
            + "time; 1,000 usually come close to the best).",
        HelpName = "N", CustomParser = Values.Number<int>,
    };

    private readonly Option<ulong?> _seed = new("--seed")
    {
        Description = "The number that the search depends on (default: 0). The same one gives the same result.", HelpName = "S",
        CustomParser = Values.Number<ulong>,
    };

    /// <summary>Schedules and seed.</summary>
    public Option[] Options => [_schedules, _seed];

    /// <summary>Schedules alone, for a command that has a seed already.</summary>
    public Option<int?> Schedules => _schedules;

    /// <summary>Checks the options, and reads them.</summary>
    public LevellingOptions Parse(Invocation call) => Parse(call, call.Get(_seed));

    /// <summary>The same with a seed that was read already.</summary>
    public LevellingOptions Parse(Invocation call, ulong? seed)
    {
        LevellingOptions options = new() { Threads = Math.Min(Environment.ProcessorCount, LevellingOptions.MaxThreads) };
        if (seed is { } number) options.Seed = number;
        if (call.Get(_schedules) is not { } schedules) return options;
        if (schedules is < 1 or > LevellingOptions.MaxSchedules)
            throw new InvocationException(ExitCode.Usage, $"--schedules is {schedules}, but must be 1 to 1,000,000.");
        options.Schedules = schedules;
        return options;
    }

    public static LevelledSchedule Run(Invocation call, Schedule schedule, LevellingOptions options) =>
        ProgressBar.During(call.Environment, "Levelling", progress =>
        {
            options.Progress = progress;
            return LevelledSchedule.Compute(schedule, options, call.Environment.Cancelled);
        });
}
