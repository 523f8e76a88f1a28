using System.Text.Json.Nodes;

namespace MilestoneTracker.Exchange.Conformance;

/// <summary>How many cases were run, and how many are not as expected.</summary>
public sealed record CaseResult(int Cases, int Differing)
{
    public bool Passed => Cases > 0 && Differing == 0;
}

// All cases of some files. Guarantees that nothing is skipped in silence: a file that is not there, has no case or a line that is not
// understood differs as much as a wrong plan. Prints one line for each case that differs, and one at the end: "N cases, M differ".
public static class CaseRun
{
    /// <summary>Runs cases.</summary>
    /// <param name="paths">Files of cases.</param>
    /// <param name="folder">Where the files are that they name; <see langword="null"/> for beside each file of cases.</param>
    /// <param name="output">Where to print.</param>
    public static CaseResult Of(IReadOnlyList<string> paths, string? folder, TextWriter output)
    {
        (int cases, int differing) = (0, 0);
        foreach (string path in paths)
        {
            int before = cases;
            if (File.Exists(path))
            {
                foreach (string line in File.ReadLines(path).Where(line => line.Length > 0))
                {
                    cases++;
                    Judge(path, line, folder ?? Path.GetDirectoryName(Path.GetFullPath(path))!);
                }
            }

            if (cases > before) continue;
            differing++;
            output.WriteLine($"{path}: expected cases, found none");
        }

        output.WriteLine(FormattableString.Invariant($"{cases} cases, {differing} differ"));
        return new CaseResult(cases, differing);

        void Judge(string path, string line, string beside)
        {
            string? difference;
            string name = path;
            try
            {
                JsonObject @case = JsonNode.Parse(line)!.AsObject();
                name = (string?)@case["name"] ?? (string?)@case["file"] ?? path;
                difference = ImportCase.FirstDifference(@case, beside);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                difference = $"{e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}";
            }

            if (difference is null) return;
            differing++;
            output.WriteLine($"{name}: {difference}");
        }
    }
}
