using System.Globalization;
using MilestoneTracker.Tests.Data;

namespace MilestoneTracker.TestQuality;

// Mutation testing by Stryker.NET: what it changes and with which tests it looks is in core.json and ledger.json. The score of each area must be
// what is asked, and whatever survives must be argued in Survivors.md.
internal static class Mutation
{
    private const double Asked = 0.85;

    // What the areas are, by the beginning of a file's path in src.
    private static readonly (string Area, string[] Files)[] Areas =
    [
        ("graph", ["MilestoneTracker/Dependencies/"]),
        ("propagation", ["MilestoneTracker/Propagation/"]),
        ("decide", ["MilestoneTracker/Changes/"]),
        ("apply", ["MilestoneTracker/State/", "MilestoneTracker/Auditing/"]),
        ("canonical form", ["MilestoneTracker.Ledger/Events/", "MilestoneTracker.Ledger/LedgerHash.cs", "MilestoneTracker.Ledger/LedgerChain.cs"]),
        ("proofs", ["MilestoneTracker.Ledger/Trees/"]),
    ];

    /// <summary>Makes the mutants of each suite and judges them.</summary>
    public static bool Run(params string[] suites)
    {
        Tool.Effort = "20";
        if (!Tool.Run(Tool.Folder, "tool", "restore")) return false;
        string[] outputs = [.. suites.Select(suite => Path.Combine(Tool.Folder, "artifacts", "mutants", suite))];
        for (int i = 0; i < suites.Length; i++)
            if (!Tool.Run(Tool.Folder, "stryker", "--config-file", suites[i] + ".json", "--output", outputs[i], "--skip-version-check")) return false;
        return Judge([.. outputs.Select(output => Path.Combine(output, "reports", "mutation-report.json"))]);
    }

    /// <summary>Judges reports.</summary>
    public static bool Judge(string[] reports)
    {
        Mutant[] all = [.. reports.SelectMany(MutationReport.Read)];
        bool good = all.Length > 0;
        foreach ((string area, string[] files) in Areas)
        {
            Mutant[] mutants = [.. all.Where(mutant => files.Any(file => mutant.File.StartsWith(file, StringComparison.Ordinal)))];
            if (mutants.Length == 0) continue; // of the suite that was not run
            int noticed = mutants.Count(mutant => mutant.IsNoticed);
            double score = (double)noticed / mutants.Length;
            good &= score >= Asked;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{area}: {noticed} of {mutants.Length} mutants noticed, {score:P1}{(score < Asked ? ", which is too few" : "")}"));
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
