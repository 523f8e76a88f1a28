using MilestoneTracker.Planning.Calendars;

namespace MilestoneTracker.Planning.Simulations;

// A simulation from its options to its result. Blocks of iterations are handed to the threads; what they count are whole numbers, and what
// they write has places of its own, so neither their order nor their number says anything.
//
// The finishes of a milestone in all iterations are needed at once, for its percentiles, and those of all milestones together would have
// no bound. So they are kept for as many milestones at a time as fit into KeptBytes. The first pass over the iterations counts what is
// critical and finds the finishes of the plan; a further pass for each further group makes forward passes only, up to its last milestone.
internal sealed class SimulationRun(SimulatedPlan plan, SimulationOptions options, CancellationToken cancellation)
{
    private const long KeptBytes = 256L << 20;

    private readonly int _iterations = options.Iterations;
    private readonly Workers _workers = new(options.Threads, options.Progress, cancellation);

    /// <summary>Makes it.</summary>
    /// <param name="keptBytes">How much room there is for finishes.</param>
    /// <param name="makePass">Makes the passes of a thread; <see langword="null"/> for the fastest that serve.</param>
    public Simulation Make(long keptBytes = KeptBytes, Func<IterationPass>? makePass = null)
    {
        int group = (int)Math.Clamp(keptBytes / (4L * _iterations), 1, Math.Max(1, plan.Open.Length));
        makePass ??= plan.PassesOf(_iterations);
        IterationPass[] passes = [.. Enumerable.Range(0, _workers.Count).Select(_ => makePass())];
        KeptFinishes kept = new(plan.Open, group, _iterations);
        long[] finishes = new long[_iterations];
        int blocks = (_iterations + passes[0].BlockSize - 1) / passes[0].BlockSize;
        int groups = Math.Max(1, (plan.Open.Length + group - 1) / group);
        _workers.Expect(((long)blocks * groups) + plan.Open.Length);

        SimulatedMilestone[] milestones = new SimulatedMilestone[plan.Model.Rows.Length];
        MilestoneStatistics?[] statistics = new MilestoneStatistics?[passes.Length];
        FinishRanks? ranks = null;
        int[] critical = [];
        SimulatedDates? dates = null;
        double deviation = 0;
        for (int from = 0; kept.TryGoTo(from) || ranks is null; from += group)
        {
            bool isFirst = ranks is null;
            _workers.Run(blocks, (worker, block) => Block(passes[worker], block, kept, isFirst ? finishes : []));
            if (isFirst)
            {
                critical = CriticalOf(passes);
                ranks = new FinishRanks(finishes);
                (dates, deviation) = DatesOf(ranks.Sorted);
            }

            _workers.Run(kept.Count, (worker, index) =>
            {
                int position = kept.Positions[index];
                MilestoneStatistics mine = statistics[worker] ??= new MilestoneStatistics(plan, passes[worker], _iterations);
                milestones[position] = mine.Of(position, kept.Of(index), critical[position], ranks!, deviation);
            });
        }

        SimulatedMilestone[] ordinal = [.. plan.Model.View.OrdinalPositions.Where(position => milestones[position] is not null)
            .Select(position => milestones[position])];
        string? toward = plan.Toward < 0 ? null : plan.Model.View.NameAt(plan.Toward);
        return new Simulation(plan.Schedule, options.Seed, toward, ranks!.Sorted, dates!, Array.AsReadOnly(ordinal));
    }

    private void Block(IterationPass pass, int block, KeptFinishes kept, long[] finishes)
    {
        int first = block * pass.BlockSize;
        int count = Math.Min(pass.BlockSize, _iterations - first);
        pass.Run(first, count, kept, finishes.Length == 0 ? [] : finishes.AsSpan(first, count), cancellation);
    }

    private static int[] CriticalOf(IterationPass[] passes)
    {
        int[] critical = new int[passes[0].Critical.Length];
        foreach (IterationPass pass in passes)
            for (int position = 0; position < critical.Length; position++) critical[position] += pass.Critical[position];
        return critical;
    }

    private (SimulatedDates Dates, double Deviation) DatesOf(long[] sorted)
    {
        WorkCalendar calendar = plan.Toward < 0 ? plan.Model.Inputs.Calendar : plan.Model.CalendarOf(plan.Model.Rows[plan.Toward]);
        long forecast = plan.Toward < 0 ? plan.Schedule.Times.Finish : plan.Schedule.Times.FinishOf(plan.Toward);
        Moments slips = default;
        foreach (long time in sorted) slips.Add(calendar.Work(forecast, time));
        long[] times = [.. Percentiles.Places(sorted.Length).Select(place => sorted[place])];
        return (new SimulatedDates(times, Percentiles.SureOf(sorted.Length), slips), slips.Deviation());
    }
}
