using System.Globalization;
using MilestoneTracker.Conformance;

// Replays traces through the public API of the registry and says where it does something else than they expect.
// 0: every expectation is met, and there was at least one. 1: something is not as expected. 2: called without a path.
int at = Array.IndexOf(args, "--seed");
string[] paths = at < 0 ? args : [.. args[..at], .. args[Math.Min(args.Length, at + 2)..]];
int seed = 0;
bool isSeeded = at >= 0 && at + 1 < args.Length && int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out seed);
if (paths.Length == 0 || isSeeded != (at >= 0))
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/MilestoneTracker.Conformance -- PATH... [--seed N]");
    Console.Error.WriteLine("PATH: a trace, or a folder of them. N: draws how logs are altered.");
    return 2;
}

return ConformanceRun.Of(paths, Console.Out, isSeeded ? seed : Random.Shared.Next()).Passed ? 0 : 1;
