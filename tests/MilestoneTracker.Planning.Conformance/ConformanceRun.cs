using System.Text.Json.Nodes;

namespace MilestoneTracker.Planning.Conformance;

// All cases of files and folders. What is asked of simulations, trends, burn-up and calibration is not taken yet: such an ask is
// counted and said, and does not pass; of a case with such an ask the schedule is still compared. A case that asks for nothing else is not
// counted as a case.
internal sealed record ConformanceRun(int Cases, int Differ, int NotTaken)
{
    public bool Passed => Cases > 0 && Differ == 0;

    public static ConformanceRun Of(IEnumerable<string> paths, TextWriter output)
    {
        SortedDictionary<string, int> notTaken = new(StringComparer.Ordinal);
        (int cases, int differ) = (0, 0);
        foreach (string file in paths.SelectMany(FilesOf))
        {
            foreach (string line in File.ReadLines(file).Where(line => line.Trim().Length > 0))
            {
                JsonObject test = JsonNode.Parse(line)!.AsObject();
                string[] others = [.. Case.NotTaken(test)];
                foreach (string other in others) notTaken[other] = notTaken.GetValueOrDefault(other) + 1;
                if (!Case.IsSchedule(test)) continue;
                cases++;
                string[] differences = [.. Differences(test)];
                if (differences.Length == 0) continue;
                differ++;
                output.WriteLine($"{Path.GetFileName(file)} {test["id"]}: {test["rule"]}");
                foreach (string difference in differences.Take(5)) output.WriteLine("  " + difference);
            }
        }

        foreach ((string ask, int count) in notTaken) output.WriteLine($"not taken: {count} asks for {ask}");
        output.WriteLine($"{cases} cases, {differ} differ");
        return new ConformanceRun(cases, differ, notTaken.Values.Sum());
    }

    /// <summary>What is not as a case expects; an exception is said like any other answer.</summary>
    public static IReadOnlyList<string> Differences(JsonObject test)
    {
        try
        {
            JsonObject expected = test["expect"]!.DeepClone().AsObject();
            foreach (string other in Case.NotTaken(test)) expected.Remove(Case.AnswerOf(other));
            return [.. Comparison.Of(expected, Answer.Of(test), "")];
        }
#pragma warning disable CA1031 // whatever is thrown is not what the case expects
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return [exception.ToString()];
        }
    }

    private static IEnumerable<string> FilesOf(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.jsonl").Order(StringComparer.Ordinal) : [path];
}
