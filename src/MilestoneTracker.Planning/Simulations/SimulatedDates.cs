using System.Diagnostics;
using MilestoneTracker.Planning.Calendars;

namespace MilestoneTracker.Planning.Simulations;

/// <summary>When something is finished, over all iterations of a simulation.</summary>
/// <remarks>Each percentile is a finish that was simulated, not a mean of two: in at least so many per cent of the iterations it is
/// finished by then. Civil plan time in whole minutes. Immutable and safe from any thread.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class SimulatedDates
{
    internal SimulatedDates(long[] times, Moments slips)
    {
        (P10, P50, P80Low, P80, P80High, P90) = (At(0), At(1), At(2), At(3), At(4), At(5));
        (MeanSlip, SlipDeviation) = (slips.Mean(), slips.Deviation());

        DateTime At(int index) => CivilTime.ToDateTime(times[index]);
    }

    /// <summary>Finished by then in a tenth of the iterations.</summary>
    public DateTime P10 { get; }

    /// <summary>Finished by then in half of the iterations.</summary>
    public DateTime P50 { get; }

    /// <summary>Finished by then in four fifths of the iterations.</summary>
    public DateTime P80 { get; }

    /// <summary>Finished by then in nine tenths of the iterations.</summary>
    public DateTime P90 { get; }

    /// <summary>The lower end of the interval in which the P80 of endlessly many iterations lies with 95 per cent.</summary>
    public DateTime P80Low { get; }

    /// <summary>The upper end of that interval.</summary>
    public DateTime P80High { get; }

    /// <summary>The mean of the work from the forecast of the schedule to the finish, in minutes; positive where it is mostly
    /// later.</summary>
    public double MeanSlip { get; }

    /// <summary>The standard deviation of that work, in minutes.</summary>
    public double SlipDeviation { get; }

    /// <summary>The dates in words, for people.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"P50 {P50:yyyy-MM-ddTHH:mm}, P80 {P80:yyyy-MM-ddTHH:mm}");
}
