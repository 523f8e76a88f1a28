using MilestoneTracker.Planning.Conformance;

// Computes cases of schedules, simulations and histories through the public API and says where the answer is another one than they expect.
// 0: every case is as expected, and there was at least one. 1: some differ, or there was none. 2: called without a path.
if (args.Length == 0)
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/MilestoneTracker.Planning.Conformance -- PATH...");
    Console.Error.WriteLine("PATH: a file of cases, one JSON object a line, or a folder of such files (*.jsonl).");
    return 2;
}

return ConformanceRun.Of(args, Console.Out).Passed ? 0 : 1;
