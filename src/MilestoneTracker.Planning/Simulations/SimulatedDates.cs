using System.Diagnostics;
using MilestoneTracker.Planning.Calendars;

namespace MilestoneTracker.Planning.Simulations;

/// <summary>When something is finished, over all iterations of a simulation.</summary>
/// <remarks>Each percentile is a finish that was simulated, not a mean of two: in at least so many per cent of the iterations it is
/// finished by then. Civil plan time in whole minutes. Immutable and safe from any thread.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class SimulatedDates
{
    internal SimulatedDates(long[] times, double sure, Moments slips)
    {
        (P10, P50, P80Low, P80, P80High, P90) = (At(0), At(1), At(2), At(3), At(4), At(5));
        (P80Confidence, MeanSlip, SlipDeviation) = (sure, slips.Mean(), slips.Deviation());

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

    /// <summary>The lower end of the interval in which the P80 of endlessly many iterations lies, with
    /// <see cref="P80Confidence"/>.</summary>
    public DateTime P80Low { get; }

    /// <summary>The upper end of that interval.</summary>
    public DateTime P80High { get; }

    /// <summary>How likely it is at least that the interval has that P80, from 0 to 1: 0.92 to 0.98 from 20 iterations on, and nearer to
    /// 0.95 with more. With fewer it may be far less, because all of them may be finished before the P80: 0.61 with five, and 0 with
    /// one.</summary>
    /// <remarks>By the binomial distribution of how many iterations are finished by the P80 (order statistics; exact where no two finishes
    /// are the same). It depends on the number of iterations alone.</remarks>
    public double P80Confidence { get; }

    /// <summary>The mean of the work from the forecast of the schedule to the finish, in minutes; positive where it is mostly
    /// later.</summary>
    public double MeanSlip { get; }

    /// <summary>The standard deviation of that work, in minutes.</summary>
    public double SlipDeviation { get; }

    /// <summary>The dates in words, for people.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"P50 {P50:yyyy-MM-ddTHH:mm}, P80 {P80:yyyy-MM-ddTHH:mm}");
}
