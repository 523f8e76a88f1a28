using MilestoneTracker.Planning.Resources;

namespace MilestoneTracker.Planning.Usage;

/// <summary>How much of a resource is used within a time.</summary>
/// <remarks>Immutable and safe from any thread. Sums are whole hundredths of minutes: 6,000 are an hour of one at full time.</remarks>
public sealed class ResourceUtilisation
{
    internal ResourceUtilisation(string resource, Int128 capacity, IEnumerable<UsageRun> runs)
    {
        (Resource, Capacity) = (resource, capacity);
        long peak = 0;
        foreach (UsageRun run in runs)
        {
            Demand += (Int128)run.Minutes * run.Demand;
            Excess += run.Excess;
            peak = Math.Max(peak, run.Demand);
        }

        PeakHundredths = peak;
    }

    /// <summary>The name of the resource.</summary>
    public string Resource { get; }

    /// <summary>How much is asked for, in hundredths of minutes.</summary>
    public Int128 Demand { get; }

    /// <summary>How much there is, in hundredths of minutes.</summary>
    public Int128 Capacity { get; }

    /// <summary>How much is asked for beyond what there is, each minute by itself, in hundredths of minutes.</summary>
    public Int128 Excess { get; }

    /// <summary>The most that is asked for at once: 1 is one at full time.</summary>
    public decimal Peak => PeakHundredths / 100m;

    /// <summary>The share of what there is that is asked for, in whole per cent, cut down, so that 100 is never shown for 100.9;
    /// <see langword="null"/> where there is nothing.</summary>
    public long? Percent => Capacity == 0 ? null : (long)(Demand * 100 / Capacity);

    /// <summary>The utilisation in words, for people.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Resource}: {(Percent is { } percent ? $"{percent} %" : "no capacity")}, at most {Quantity.TextOf(PeakHundredths)} at once");

    internal long PeakHundredths { get; }
}
