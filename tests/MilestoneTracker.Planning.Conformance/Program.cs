using System.Globalization;
using MilestoneTracker.Planning.Conformance;
using MilestoneTracker.Planning.Levelling;

// Computes cases of schedules, simulations, histories and resources through the public API and says where the answer is another one than
// they expect; or levels published problems (psplib).
// 0: every case is as expected, and there was at least one. 1: some differ, or there was none. 2: called without a path.
if (args is ["psplib", _, ..])
{
    LevellingOptions options = new();
    bool isRead = args.Length % 2 == 0;
    for (int at = 2; at + 1 < args.Length && isRead; at += 2)
    {
        isRead = ulong.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out ulong number);
        if (args[at] == "--schedules") options.Schedules = (int)number;
        else if (args[at] == "--seed") options.Seed = number;
        else if (args[at] == "--threads") options.Threads = (int)number;
        else isRead = false;
    }

    if (isRead) return PsplibRun.Of(args[1], options, Console.Out) ? 0 : 1;
}

if (args.Length == 0 || args[0] == "psplib")
{
    Console.Error.WriteLine("usage: dotnet run -c Release --project tests/MilestoneTracker.Planning.Conformance -- PATH...");
    Console.Error.WriteLine("PATH: a file of cases, one JSON object a line, or a folder of such files (*.jsonl).");
    Console.Error.WriteLine("       … -- psplib FOLDER [--schedules N] [--seed S] [--threads T]");
    Console.Error.WriteLine("FOLDER: problems of PSPLIB (*.sm), and psplib_oracle.csv there or beside it, if at hand.");
    return 2;
}

return ConformanceRun.Of(args, Console.Out).Passed ? 0 : 1;
