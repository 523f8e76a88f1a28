using System.Diagnostics;

namespace MilestoneTracker.Benchmarks;

// Time in nanoseconds, as fine as the machine's clock: a TimeSpan counts in hundreds of them, too coarse for a single call.
internal static class Clock
{
    public static long Now => Stopwatch.GetTimestamp();

    public static double NanosecondsSince(long start) => (Stopwatch.GetTimestamp() - start) * (1e9 / Stopwatch.Frequency);
}
