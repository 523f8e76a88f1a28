using System.Globalization;
using MilestoneTracker.Planning.Levelling;

namespace MilestoneTracker.Planning.Conformance;

// Published scheduling problems, each as a plan with resources: how long the levelled schedule takes, whether it is feasible, and by how
// much a set misses the optimum (J30) or the critical path (the others), where the table of these lies beside.
internal static class PsplibRun
{
    private const string Table = "psplib_oracle.csv";

    public static bool Of(string folder, LevellingOptions options, TextWriter output)
    {
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => file.EndsWith(".sm", StringComparison.OrdinalIgnoreCase))
            .OrderBy(Path.GetFileNameWithoutExtension, StringComparer.Ordinal)];
        Dictionary<string, string[]> known = TableOf(folder);
        SortedDictionary<string, List<double>> deviations = new(StringComparer.Ordinal);
        bool isRight = files.Length > 0;
        foreach (string file in files)
        {
            string instance = Path.GetFileNameWithoutExtension(file);
            LevelledSchedule schedule = LevelledSchedule.Compute(PsplibPlan.Read(file), options);
            int hours = (int)((schedule.Finish - PsplibPlan.Now).TotalMinutes / 60);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{instance},{hours}"));
            foreach (string problem in Feasibility.Problems(schedule).Take(3))
            {
                output.WriteLine($"  not feasible: {problem}");
                isRight = false;
            }

            if (!known.TryGetValue(instance, out string[]? row)) continue;
            bool isProved = int.TryParse(row[11], CultureInfo.InvariantCulture, out int best) && row[13] == "1";
            if (isProved && schedule.LowerBound > PsplibPlan.Now.AddHours(best))
            {
                output.WriteLine($"  the lower bound {schedule.LowerBound:s} is above the optimum of {best} hours");
                isRight = false;
            }

            double from = row[1] == "j30" ? best : double.Parse(row[4], CultureInfo.InvariantCulture);
            if (!deviations.TryGetValue(row[1], out List<double>? list)) deviations.Add(row[1], list = []);
            list.Add(100 * (hours - from) / from);
        }

        foreach ((string set, List<double> list) in deviations.OrderBy(pair => pair.Key.Length))
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{set}: {list.Average():0.00} % above {(set == "j30" ? "the optimum" : "the critical path")}, {list.Count} instances"));
        return isRight;
    }

    private static Dictionary<string, string[]> TableOf(string folder)
    {
        string full = Path.GetFullPath(folder);
        string? file = new[] { full, Path.GetDirectoryName(full.TrimEnd(Path.DirectorySeparatorChar)) ?? full }
            .Select(place => Path.Combine(place, Table)).FirstOrDefault(File.Exists);
        return file is null ? [] : File.ReadLines(file).Skip(1).Select(line => line.Split(','))
            .ToDictionary(row => row[0], StringComparer.Ordinal);
    }
}
