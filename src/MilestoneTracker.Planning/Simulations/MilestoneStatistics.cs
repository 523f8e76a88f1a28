using MilestoneTracker.Planning.Model;

namespace MilestoneTracker.Planning.Simulations;

// From the finishes and the remaining work of one milestone in all iterations to its statistics. The work is drawn once more instead
// of being kept: that costs less than the memory. One object serves one thread; 8 bytes an iteration, and 8 more
// while it finds ranks.
internal sealed class MilestoneStatistics(SimulatedPlan plan, IterationPass pass, int iterations)
{
    private readonly OrderStatistics _order = new(iterations);
    private readonly int[] _places = Percentiles.Places(iterations);
    private readonly int[] _ascending = [.. Percentiles.Places(iterations).Order()]; // where iterations are few, others come first
    private readonly double _sure = Percentiles.SureOf(iterations);
    private readonly int[] _works = new int[(iterations + WorkDraw.Lane - 1) / WorkDraw.Lane * WorkDraw.Lane];
    private readonly int[] _room = FinishRanks.RoomToCount(iterations);

    public SimulatedMilestone Of(int position, ReadOnlySpan<int> codes, int critical, FinishRanks ranks, double finishDeviation)
    {
        ref readonly Row row = ref plan.Model.Rows[position];
        Moments slips = pass.SlipsOf(position, codes);
        WorkDraw draw = plan.Draws[position]!;
        draw.Fill(0, _works);
        ReadOnlySpan<int> works = _works.AsSpan(0, iterations);
        Moments work = default;
        work.Add(works);
        double criticality = (double)critical / iterations;
        double deviation = work.Deviation();
        return new SimulatedMilestone(plan.Model.View.NameAt(position), draw, iterations)
        {
            Dates = new SimulatedDates(TimesOf(position, codes), _sure, slips),
            TargetProbability = row.Dates is { Target: not null } dates ? ShareUpTo(position, codes, dates.Limit) : null,
            ForecastProbability = ShareUpTo(position, codes, plan.Schedule.Times.FinishOf(position)),
            Criticality = criticality,
            MeanRemainingWork = work.Mean(),
            RemainingWorkDeviation = deviation,
            SensitivityIndex = finishDeviation == 0 ? 0 : criticality * deviation / finishDeviation,
            Cruciality = ranks.CorrelationOf(works, _room),
        };
    }

    private double ShareUpTo(int position, ReadOnlySpan<int> codes, long time) =>
        (double)WholeNumbers.CountUpTo(codes, pass.CodeOf(position, time)) / codes.Length;

    private long[] TimesOf(int position, ReadOnlySpan<int> codes)
    {
        Span<int> found = stackalloc int[Percentiles.Count];
        _order.Find(codes, _ascending, found);
        long[] times = new long[_places.Length];
        for (int i = 0; i < times.Length; i++) times[i] = pass.TimeOf(position, found[Array.IndexOf(_ascending, _places[i])]);
        return times;
    }
}
