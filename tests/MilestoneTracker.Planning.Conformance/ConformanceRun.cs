using System.Text.Json.Nodes;

namespace MilestoneTracker.Planning.Conformance;

// All cases of files and folders.
internal sealed record ConformanceRun(int Cases, int Differ)
{
    public bool Passed => Cases > 0 && Differ == 0;

    public static ConformanceRun Of(IEnumerable<string> paths, TextWriter output)
    {
        (int cases, int differ) = (0, 0);
        foreach (string file in paths.SelectMany(FilesOf))
        {
            foreach (string line in File.ReadLines(file).Where(line => line.Trim().Length > 0))
            {
                JsonObject test = JsonNode.Parse(line)!.AsObject();
                cases++;
                string[] differences = [.. Differences(test)];
                if (differences.Length == 0) continue;
                differ++;
                output.WriteLine($"{Path.GetFileName(file)} {test["id"] ?? test["name"]}: {test["rule"] ?? test["shows"]}");
                foreach (string difference in differences.Take(5)) output.WriteLine("  " + difference);
            }
        }

        output.WriteLine($"{cases} cases, {differ} differ");
        return new ConformanceRun(cases, differ);
    }

    /// <summary>What is not as a case expects; an exception is said like any other answer.</summary>
    public static IReadOnlyList<string> Differences(JsonObject test)
    {
        try
        {
            return [.. Comparison.Of(test["expect"], Answer.Of(test), "")];
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
