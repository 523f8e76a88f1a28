using System.Diagnostics;
using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Faults.Kill;

/// <summary>When a child is killed: so many microseconds after it has said a word for the so-manieth time.</summary>
/// <param name="Word">The word; empty for the start of the process.</param>
/// <param name="Time">How often it has been said.</param>
/// <param name="Microseconds">How long after that.</param>
internal sealed record Moment(string Word, int Time, int Microseconds)
{
    public string Name => Word.Length == 0 ? "starting" : Word;

    public static Moment Any(SplitMix random) => random.Below(20) switch
    {
        0 or 1 => new Moment("", 0, random.Below(90_000)),
        < 7 => new Moment(Writer.Opening, 1, random.Below(60_000)),
        < 9 => new Moment(Writer.Opened, 1, random.Below(20_000)),
        9 => new Moment(Writer.Appending, 1, random.Below(20_000)),
        < 13 => new Moment(Writer.Saving, 1 + random.Below(2), random.Below(1_500)),
        _ => new Moment(Writer.Kept, 1 + random.Below(80), random.Below(2_000)),
    };

    /// <summary>Passes the microseconds without giving the processor away: no sleep is as short.</summary>
    public void Spin()
    {
        long start = Stopwatch.GetTimestamp();
        double wanted = Microseconds * (Stopwatch.Frequency / 1e6);
        while (Stopwatch.GetTimestamp() - start < wanted) Thread.SpinWait(10);
    }
}
