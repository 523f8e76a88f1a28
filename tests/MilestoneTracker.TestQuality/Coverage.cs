using System.Globalization;
using System.Xml.Linq;

namespace MilestoneTracker.TestQuality;

// Line and branch coverage by Coverlet, of a package by its own tests alone: what only another package's tests reach counts as not
// reached. Judged is the core. A branch is a way that a condition can go.
internal static class Coverage
{
    private const double AskedLines = 0.95;
    private const double AskedBranches = 0.90;

    /// <summary>Not those that read sources and pages, and not the long ones, which reach nothing that others do not.</summary>
    private const string Filter = "FullyQualifiedName!~.Docs.&FullyQualifiedName!~.Conventions.&Category!=Long";

    /// <summary>Of the core, which is judged; of the ledger only where that is asked for.</summary>
    public static bool Run(bool isOfLedger)
    {
        Tool.Effort = "5"; // more cases reach the same lines
        if (isOfLedger) return Of("MilestoneTracker.Ledger", out _, out _);
        return Of("MilestoneTracker", out double lines, out double branches) && lines >= AskedLines && branches >= AskedBranches;
    }

    private static bool Of(string package, out double lines, out double branches)
    {
        (lines, branches) = (0, 0);
        string output = Path.Combine(Tool.Folder, "artifacts", "coverage", package);
        if (Directory.Exists(output)) Directory.Delete(output, recursive: true);
        if (!Tool.Run(
            Tool.Folder, "test", $"../{package}.Tests", "-c", "Release", "--filter", Filter, "--collect", "XPlat Code Coverage",
            "--settings", "coverage.runsettings", "--results-directory", output)) return false;
        string[] reports = Directory.GetFiles(output, "coverage.cobertura.xml", SearchOption.AllDirectories);
        if (reports.Length == 0)
        {
            Console.WriteLine($"{package}: the tests left no report of coverage behind.");
            return false;
        }

        Line[] all = [.. Lines(XDocument.Load(reports[0]), package)];
        (lines, branches) =
            (Share(all.Count(line => line.Hits > 0), all.Length), Share(all.Sum(line => line.Taken), all.Sum(line => line.Ways)));
        foreach (IGrouping<string, Line> file in all.Where(line => line.Hits == 0 || line.Taken < line.Ways)
            .GroupBy(line => line.File).OrderBy(file => file.Key, StringComparer.Ordinal))
            Console.WriteLine($"  {file.Key}: {string.Join(", ", file.Select(line => line.ToString()))}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{package}: {lines:P1} of {all.Length} lines, {branches:P1} of {all.Sum(line => line.Ways)} branches"));
        return all.Length > 0;
    }

    // One line of code may be told of once for each class that it is part of: a lambda, an iterator.
    private static IEnumerable<Line> Lines(XDocument report, string package) =>
        from line in report.Descendants("package").Where(found => found.Attribute("name")!.Value == package).Descendants("class")
        .SelectMany(type => type.Element("lines")!.Elements("line"), (type, line) => (File: type.Attribute("filename")!.Value, Line: line))
        group line.Line by (line.File, Number: (int)line.Line.Attribute("number")!) into same
        orderby same.Key.File, same.Key.Number
        let ways = same.Select(Ways).ToArray()
        select new Line(
            same.Key.File, same.Key.Number, same.Max(line => (long)line.Attribute("hits")!), ways.Sum(way => way.Taken),
            ways.Sum(way => way.Of));

    // "50% (1/2)"
    private static (int Taken, int Of) Ways(XElement line)
    {
        if (line.Attribute("condition-coverage")?.Value is not { } coverage) return (0, 0);
        string[] parts = coverage[(coverage.IndexOf('(', StringComparison.Ordinal) + 1)..^1].Split('/');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;

    private sealed record Line(string File, int Number, long Hits, int Taken, int Ways)
    {
        public override string ToString() => Hits == 0
            ? Number.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{Number} ({Taken} of {Ways})");
    }
}
