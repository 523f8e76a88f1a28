using System.Diagnostics;

namespace MilestoneTracker.Benchmarks;

// The one loop that every verb measures with: rounds to warm up for at least two seconds, then rounds until another two seconds
// or thirty rounds have passed, at least three; of each figure that a round answers the median is taken, or the least. What is
// compared is measured within one round, so that both see the same moods of the machine. With --quick one round and no warm-up:
// enough to see that a verb works, not what it measures.
internal sealed class Rounds(bool isQuick)
{
    private const int Fewest = 3;
    private const int Most = 30;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);

    public bool IsQuick => isQuick;

    /// <summary>Repeats a round.</summary>
    /// <param name="round">Answers its figures, always as many; what it takes beside what it measures is not counted.</param>
    /// <param name="seconds">How long to go on at least, where two seconds are too few.</param>
    /// <returns>How many rounds were counted, and the median of each figure.</returns>
    public (int Count, double[] Medians) Measure(Func<double[]> round, int seconds = 2)
    {
        List<double[]> counted = Repeat(round, seconds);
        return (counted.Count, [.. Enumerable.Range(0, counted[0].Length).Select(i => Median([.. counted.Select(figures => figures[i])]))]);
    }

    /// <summary>Repeats a round whose figures are compared with each other on a machine that is shared: of each the least is
    /// taken.</summary>
    /// <param name="round">Answers its figures, always as many; what it takes beside what it measures is not counted.</param>
    /// <param name="seconds">How long to go on at least, where two seconds are too few.</param>
    /// <returns>How many rounds were counted, and the least of each figure.</returns>
    public (int Count, double[] Best) Best(Func<double[]> round, int seconds = 2)
    {
        List<double[]> counted = Repeat(round, seconds);
        return (counted.Count, [.. Enumerable.Range(0, counted[0].Length).Select(i => counted.Min(figures => figures[i]))]);
    }

    public static double Median(double[] values) => Percentile(values, 50);

    /// <summary>The value below which this many of a hundred lie; sorts the values.</summary>
    public static double Percentile(double[] values, int percent)
    {
        Array.Sort(values);
        return values[(int)((long)values.Length * percent / 100)];
    }

    private List<double[]> Repeat(Func<double[]> round, int seconds)
    {
        TimeSpan enough = TimeSpan.FromSeconds(seconds);
        Stopwatch total = Stopwatch.StartNew();
        while (!isQuick && total.Elapsed < WarmUp) round(); // until the runtime has compiled for good what is hot
        List<double[]> counted = [];
        total.Restart();
        while (counted.Count < (isQuick ? 1 : Fewest) || (!isQuick && counted.Count < Most && total.Elapsed < enough))
        {
            GC.Collect();
            counted.Add(round());
        }

        return counted;
    }
}
