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
    private readonly int[] _works = new int[(iterations + WorkDraw.Lane - 1) / WorkDraw.Lane * WorkDraw.Lane];

    public SimulatedMilestone Of(int position, ReadOnlySpan<int> codes, int critical, FinishRanks ranks, double finishDeviation)
    {
        ref readonly Row row = ref plan.Model.Rows[position];
        Moments slips = pass.SlipsOf(position, codes);
        WorkDraw draw = plan.Draws[position]!;
        (Moments work, double cruciality) = WorkOf(draw, ranks);
        double criticality = (double)critical / iterations;
        double deviation = work.Deviation();
        return new SimulatedMilestone(plan.Model.View.NameAt(position), draw, iterations)
        {
            Dates = new SimulatedDates(TimesOf(codes), slips),
            TargetProbability = row.Dates is { Target: not null } dates ? ShareUpTo(codes, dates.Limit) : null,
            ForecastProbability = ShareUpTo(codes, plan.Schedule.Times.FinishOf(position)),
            Criticality = criticality,
            MeanRemainingWork = work.Mean(),
            RemainingWorkDeviation = deviation,
            SensitivityIndex = finishDeviation == 0 ? 0 : criticality * deviation / finishDeviation,
            Cruciality = cruciality,
        };
    }

    private (Moments Work, double Cruciality) WorkOf(WorkDraw draw, FinishRanks ranks)
    {
        Moments moments = default;
        draw.Fill(0, _works);
        ReadOnlySpan<int> works = _works.AsSpan(0, iterations);
        (int least, int greatest) = (works[0], works[0]);
        foreach (int work in works)
        {
            moments.Add(work);
            least = Math.Min(least, work);
            greatest = Math.Max(greatest, work);
        }

        return (moments, ranks.CorrelationOf(works, least, greatest));
    }

    private double ShareUpTo(ReadOnlySpan<int> codes, long time)
    {
        int limit = pass.CodeOf(time);
        int count = 0;
        foreach (int code in codes) count += code <= limit ? 1 : 0;
        return (double)count / codes.Length;
    }

    private long[] TimesOf(ReadOnlySpan<int> codes)
    {
        Span<int> found = stackalloc int[Percentiles.Count];
        _order.Find(codes, _ascending, found);
        long[] times = new long[_places.Length];
        for (int i = 0; i < times.Length; i++) times[i] = pass.TimeOf(found[Array.IndexOf(_ascending, _places[i])]);
        return times;
    }
}
