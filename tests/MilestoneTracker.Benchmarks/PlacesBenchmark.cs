using System.Diagnostics;
using System.Globalization;
using MilestoneTracker.Reporting.Pictures;

namespace MilestoneTracker.Benchmarks;

// How much the picture of a plan changes with the plan: the share of boxes that move by more than a pixel in each of many random edits,
// where each picture starts from the one before, and where each is laid out from nothing. Crossings are counted pair by pair on the routes
// as they are drawn: the same seed gives the same figures on every machine, but for the times.
//
// In the end the picture is drawn from the log alone, as a report draws it, and has to be the same. With --block all are drawn like that,
// with an anchor after each block.
internal static class PlacesBenchmark
{
    private const double MaxMoved = 0.15;
    private const double MaxCrossings = 1.2;

    public static (int Milestones, int Edits, int Seed, long? Block)? Parse(string[] words)
    {
        (int milestones, int edits, int seed, long? block) = (0, 200, 1, null);
        for (int i = 0; i < words.Length; i++)
        {
            bool isOption = words[i] is "--edits" or "--seed" or "--block";
            string word = words[isOption && i + 1 < words.Length ? i + 1 : i];
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number)) return null;
            if (words[i] == "--edits") edits = number;
            else if (words[i] == "--seed") seed = number;
            else if (words[i] == "--block") block = number;
            else milestones = number;
            if (isOption) i++;
        }

        return milestones >= 10 && edits > 0 ? (milestones, edits, seed, block) : null;
    }

    public static int Run((int Milestones, int Edits, int Seed, long? Block) asked)
    {
        PictureWalk walk = new(asked.Seed, asked.Milestones, asked.Block);
        List<PictureStep> steps = [];
        for (int i = 0; i < asked.Edits; i++) steps.Add(walk.Next());
        double moved = Median(steps.Select(step => step.Moved));
        double crossings = steps.Sum(step => (double)step.Crossings) / Math.Max(1, steps.Sum(step => step.CrossingsFromNothing));
        Result.Print(
            "places", "moved", ("n", asked.Milestones), ("seed", asked.Seed), ("edits", asked.Edits), ("median", moved),
            ("mean", steps.Average(step => step.Moved)), ("from_nothing_median", Median(steps.Select(step => step.MovedFromNothing))),
            ("redone", steps.Count(step => step.Moved > 0.9)));
        foreach (IGrouping<string, PictureStep> kind in steps.GroupBy(step => step.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
            Result.Print("places", kind.Key, ("edits", kind.Count()), ("median", Median(kind.Select(step => step.Moved))));
        Result.Print(
            "places", "crossings", ("kept", steps.Sum(step => step.Crossings)),
            ("from_nothing", steps.Sum(step => step.CrossingsFromNothing)), ("ratio", crossings),
            ("worst_ratio", steps.Max(step => (double)step.Crossings / Math.Max(1, step.CrossingsFromNothing))));
        if (asked.Block is null)
        {
            (GraphPicture picture, double milliseconds) = Timed(() => walk.FromLog(PictureWalk.OneBlock));
            Result.Print(
                "places", "log", ("cpu_ms", milliseconds), ("from_nothing_cpu_ms", Timed(walk.FromNothing).Milliseconds),
                ("same", walk.IsLast(picture) ? 1 : 0));
            if (!walk.IsLast(picture)) return Result.Wrong("the log gives another picture.");
        }

        return moved <= MaxMoved && crossings <= MaxCrossings ? Result.Right : Result.Wrong("the picture changes more than the plan.");
    }

    private static (GraphPicture Picture, double Milliseconds) Timed(Func<GraphPicture> draw)
    {
        using Process process = Process.GetCurrentProcess();
        TimeSpan start = process.TotalProcessorTime;
        GraphPicture picture = draw();
        process.Refresh();
        return (picture, (process.TotalProcessorTime - start).TotalMilliseconds);
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? 0 : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
