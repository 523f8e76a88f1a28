using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Simulations;

// The remaining work of one milestone in every iteration: what is fixed, or a draw from its spread, less what was worked where nothing
// was reported, and what its risk adds where that happens. A function of the iteration alone. Immutable and safe from any thread.
//
// Many draws at once are made sixteen by sixteen where the shape allows it, by the same operations in the same order as one by one, so
// that they are the same bits.
internal sealed class WorkDraw
{
    /// <summary>How many draws are made at once: what a span to fill is a multiple of.</summary>
    public const int Lane = 16;

    public required RandomStream Stream { get; init; }

    /// <summary>How the work varies; <see langword="null"/> where it does not.</summary>
    public Spread? Work { get; init; }

    /// <summary>The work where it does not vary.</summary>
    public int Fixed { get; init; }

    /// <summary>What is taken off a draw of the whole work.</summary>
    public long Worked { get; init; }

    public int RiskPercent { get; init; }

    public Spread? Risk { get; init; }

    /// <summary>The stream of its component, where milestones of one component are late together.</summary>
    public RandomStream? Component { get; init; }

    public double Correlation { get; init; }

    /// <summary>No draw is greater.</summary>
    public int Greatest => (Work is null ? Fixed : Less(Work.Greatest)) + (Risk?.Greatest ?? 0);

    /// <summary>Whether draws may differ at all.</summary>
    public bool Varies => Work is { Width: > 0 } || Risk is not null;

    public int At(long iteration)
    {
        int work = Work is null ? Fixed : Less(Work.Sample(NumberAt(iteration)));
        return work + RiskAt(iteration);
    }

    /// <summary>The draws from an iteration on; as many as the span has, which is a multiple of <see cref="Lane"/>.</summary>
    public void Fill(long first, Span<int> works)
    {
        if (Work is null || Work.Width == 0)
        {
            works.Fill(Work is null ? Fixed : Less(Work.Least));
        }
        else if (Component is not null || Work.Shape == EstimateShape.Pert)
        {
            for (int i = 0; i < works.Length; i++) works[i] = Less(Work.Sample(NumberAt(first + i)));
        }
        else
        {
            FillLanes(Work, first, works);
            if (Worked > 0)
                for (int i = 0; i < works.Length; i++) works[i] = Less(works[i]);
        }

        if (Risk is null) return;
        for (int i = 0; i < works.Length; i++) works[i] += RiskAt(first + i);
    }

    private int Less(int work) => (int)Math.Max(0, work - Worked);

    private int RiskAt(long iteration) =>
        Risk is not null && Stream.At(iteration, RandomStream.RiskHappens) * 100 < RiskPercent
            ? Risk.Sample(Stream.At(iteration, RandomStream.RiskSize)) : 0;

    private double NumberAt(long iteration)
    {
        double u = Stream.At(iteration, RandomStream.Duration);
        if (Component is not { } component) return u;
        double together = NormalDistribution.Quantile(component.At(iteration, RandomStream.Duration));
        double alone = NormalDistribution.Quantile(u);
        return NormalDistribution.Share((Math.Sqrt(Correlation) * together) + (Math.Sqrt(1 - Correlation) * alone));
    }

    private void FillLanes(Spread spread, long first, Span<int> works)
    {
        unchecked
        {
            ulong begin = Stream.State + ((((ulong)first * RandomStream.Uses) + 1) * RandomStream.Golden);
            const ulong Each = RandomStream.Uses * RandomStream.Golden;
            Vector512<ulong> low = Vector512.Create(begin) + (Vector512.Create(0UL, 1, 2, 3, 4, 5, 6, 7) * Vector512.Create(Each));
            Vector512<ulong> high = low + Vector512.Create(8 * Each);
            Vector512<ulong> step = Vector512.Create(Lane * Each);
            Vector512<int> least = Vector512.Create(spread.Least);
            Vector512<int> greatest = Vector512.Create(spread.Greatest);
            ref int to = ref MemoryMarshal.GetReference(works);
            for (int i = 0; i < works.Length; i += Lane)
            {
                Vector512<int> found = Vector512.Narrow(SampleLanes(spread, low), SampleLanes(spread, high));
                Vector512.Min(Vector512.Max(found, least), greatest).StoreUnsafe(ref to, (nuint)i);
                low += step;
                high += step;
            }
        }
    }

    // A whole number below 2^52 is the lower bits of its sum with 2^52, which has no others.
    private static Vector512<long> SampleLanes(Spread spread, Vector512<ulong> state)
    {
        const double Whole = 1L << 52;
        Vector512<ulong> z = (state ^ (state >>> 30)) * Vector512.Create(RandomStream.FirstFactor);
        z = (z ^ (z >>> 27)) * Vector512.Create(RandomStream.SecondFactor);
        z ^= z >>> 31;
        Vector512<double> u = ((z >>> 12) | Vector512.Create(Whole).AsUInt64()).AsDouble() - Vector512.Create(Whole - 0.5);
        u *= Vector512.Create(1 / Whole);
        Vector512<double> width = Vector512.Create(spread.Width);
        Vector512<double> least = Vector512.Create((double)spread.Least);
        Vector512<double> x;
        if (spread.Shape == EstimateShape.Uniform)
        {
            x = least + (u * width);
        }
        else
        {
            Vector512<double> isLeft = Vector512.LessThan(u, Vector512.Create(spread.Cut));
            Vector512<double> side = Vector512.ConditionalSelect(isLeft, u, Vector512<double>.One - u) * width;
            Vector512<double> root = Vector512.Sqrt(
                side * Vector512.ConditionalSelect(isLeft, Vector512.Create(spread.Left), Vector512.Create(spread.Right)));
            x = Vector512.ConditionalSelect(isLeft, least + root, Vector512.Create((double)spread.Greatest) - root);
        }

        return (Vector512.Floor(x + Vector512.Create(0.5)) + Vector512.Create(Whole)).AsInt64();
    }
}
