using MilestoneTracker.Conformance;
using MilestoneTracker.EveryRuntime;
using MilestoneTracker.TestSupport.Data;

// Everything that must be the same on every runtime: the traces, the examples, the golden logs, the published vectors of the
// ledger, and what signing says. Ends with a line of counts; 0 where nothing failed.
Console.Out.NewLine = "\n";
Console.WriteLine($"on {Runtime.Name}, with {Runtime.Asset}, {(Runtime.HasEcdsa ? "with" : "without")} ECDSA keys");
Tally tally = new(Console.Out);

foreach (string folder in (string[])[Path.Combine(Repository.Root, "tests", "traces"),
    Path.Combine(Repository.Shared, "conformance", "traces-2")])
{
    string name = "traces in " + (folder.StartsWith(Repository.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal)
        ? "tests/traces" : "../shared/conformance/traces-2");
    if (Directory.Exists(folder)) tally.Add(name, ConformanceRun.Of([folder], Console.Out).Passed ? null : "not all as expected");
    else tally.Skip(name, "They are not there: ../shared/conformance/traces-2, beside the repository.");
}

foreach (IGrouping<string, Claim> group in Claims.InThisProgram().GroupBy(claim => claim.Group)) tally.Add(group.Key, group);
return tally.Finish() ? 0 : 1;
