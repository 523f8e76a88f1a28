using System.Globalization;
using MilestoneTracker.TestSupport.Data;

namespace MilestoneTracker.TestQuality;

// Mutation testing by Stryker.NET: what it changes and with which tests it looks is in a file for each suite, such as core.json. The
// score of each area must be what is asked, and whatever survives must be argued in Survivors.md.
internal static class Mutation
{
    private const double Asked = 0.85;
    private const double AskedOfDates = 0.9;

    // What the areas are, by the beginning of a file's path in src, and the suite that they belong to. Of each only the files that
    // the suite names are changed.
    private static readonly (string Area, string Suite, double Asked, string[] Files)[] Areas =
    [
        ("graph", "core", Asked, ["MilestoneTracker/Dependencies/"]),
        ("counting", "core", Asked, ["MilestoneTracker/Counting/", "MilestoneTracker/Completion"]),
        ("names", "core", Asked, ["MilestoneTracker/Naming/", "MilestoneTracker/NameRules.cs"]),
        ("decide", "core", Asked, ["MilestoneTracker/Changes/"]),
        ("apply", "core", Asked, ["MilestoneTracker/State/", "MilestoneTracker/Auditing/", "MilestoneTracker/RegistrySnapshot.Replay.cs"]),
        ("canonical form", "ledger", Asked,
            ["MilestoneTracker.Ledger/Events/", "MilestoneTracker.Ledger/LedgerHash.cs", "MilestoneTracker.Ledger/LedgerChain.cs"]),
        ("proofs", "ledger", Asked, ["MilestoneTracker.Ledger/Trees/"]),
        ("calendars", "calendars", AskedOfDates, ["MilestoneTracker.Planning/Calendars/"]),
        ("passes", "passes", AskedOfDates, ["MilestoneTracker.Planning/Passes/"]),
        ("simulations", "simulations", AskedOfDates, ["MilestoneTracker.Planning/Simulations/", "MilestoneTracker.Planning/Trends/"]),
    ];

    /// <summary>The suites of dates.</summary>
    public static readonly string[] Planning = ["calendars", "passes", "simulations"];

    /// <summary>Makes the mutants of each suite and judges them.</summary>
    public static bool Run(params string[] suites)
    {
        Tool.Effort = "20";
        if (!Tool.Run(Tool.Folder, "tool", "restore")) return false;
        string[] outputs = [.. suites.Select(suite => Path.Combine(Tool.Folder, "artifacts", "mutants", suite))];
        for (int i = 0; i < suites.Length; i++)
        {
            if (Directory.Exists(outputs[i])) Directory.Delete(outputs[i], recursive: true);
            if (!Tool.Run(Tool.Folder, "stryker", "--config-file", suites[i] + ".json", "--output", outputs[i], "--skip-version-check"))
                return false;
        }

        return Judge([.. outputs.Select(output => Path.Combine(output, "reports", "mutation-report.json"))], suites);
    }

    /// <summary>Judges reports.</summary>
    /// <param name="reports">The files.</param>
    /// <param name="suites">The suites whose areas must be in them.</param>
    public static bool Judge(string[] reports, params string[] suites)
    {
        Mutant[] all = [.. reports.SelectMany(MutationReport.Read)];
        bool good = all.Length > 0;
        foreach ((string area, string suite, double asked, string[] files) in Areas)
        {
            Mutant[] mutants = [.. all.Where(mutant => files.Any(file => mutant.File.StartsWith(file, StringComparison.Ordinal)))];
            if (mutants.Length == 0)
            {
                if (!suites.Contains(suite)) continue;
                good = false;
                Console.WriteLine($"{area}: no mutants");
                continue;
            }

            int noticed = mutants.Count(mutant => mutant.IsNoticed);
            double score = (double)noticed / mutants.Length;
            good &= score >= asked;
            Console.WriteLine(
                string.Create(
                CultureInfo.InvariantCulture,
                $"{area}: {noticed} of {mutants.Length} mutants noticed, {mutants.Count(mutant => mutant.IsTimeout)} of them by a "
                + $"test that did not come to an end, {score:P1}{(score < asked ? ", which is too few" : "")}"));
        }

        Survivors argued = Survivors.Read(Path.Combine(Tool.Folder, "Survivors.md"));
        foreach (string survivor in argued.NotArgued([.. all.Where(mutant => !mutant.IsNoticed).Select(mutant => mutant.ToString())]))
        {
            good = false;
            Console.WriteLine("neither noticed nor argued: " + survivor);
        }

        foreach (string stale in argued.Stale(Path.Combine(Repository.Root, "src")))
        {
            good = false;
            Console.WriteLine("argued, but no longer in the code: " + stale);
        }

        return good;
    }
}
