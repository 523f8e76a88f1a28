using MilestoneTracker.Conformance;

// Replays traces through the public API of the registry and says where it does something else than they expect.
// 0: every expectation is met, and there was at least one. 1: something is not as expected. 2: called without a path.
if (args.Length == 0)
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/MilestoneTracker.Conformance -- PATH...   (traces, or folders of them)");
    return 2;
}

return ConformanceRun.Of(args, Console.Out).Passed ? 0 : 1;
