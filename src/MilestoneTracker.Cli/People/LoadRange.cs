using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Cli.People;

// The time for which utilisation is summed up: --from and --to in civil time of the plan; without them from now to the finish of the
// schedule.
internal sealed class LoadRange
{
    private const int MaxYears = 100; // what changes with every day is counted day by day

    private readonly Option<PlanMoment?> _from = new("--from")
    {
        Description = "The beginning, a day (its 00:00) or a minute of the plan (default: now).", HelpName = "MOMENT",
        CustomParser = Values.CivilMoment,
    };

    private readonly Option<PlanMoment?> _to = new("--to")
    {
        Description = "The end, a day (its end) or a minute of the plan (default: the finish of the schedule).", HelpName = "MOMENT",
        CustomParser = Values.CivilMoment,
    };

    public Option[] Options => [_from, _to];

    /// <summary>Both ends; the end does not belong to it.</summary>
    /// <param name="call">The call.</param>
    /// <param name="now">Now, in civil time of the plan.</param>
    /// <param name="finish">The finish of the schedule.</param>
    public (DateTime From, DateTime To) Of(Invocation call, DateTime now, DateTime finish)
    {
        DateTime from = call.Get(_from)?.Time ?? now;
        DateTime most = from > DateTime.MaxValue.AddYears(-MaxYears) ? DateTime.MaxValue : from.AddYears(MaxYears);
        if (call.Get(_to) is not { } last) return (from, finish < from ? from : finish > most ? most : finish);
        DateTime to = last.IsDay ? last.Time.AddDays(1) : last.Time;
        if (to <= from)
            throw new InvocationException(ExitCode.Usage, "--to must be later than --from, which is now if you leave it out.");
        return to <= most ? (from, to)
            : throw new InvocationException(ExitCode.Usage, $"--from and --to are at most {MaxYears} years apart. Bring them closer.");
    }
}
