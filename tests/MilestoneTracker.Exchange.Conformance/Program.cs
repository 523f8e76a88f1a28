using MilestoneTracker.Exchange.Conformance;

// Imports each case of files of cases and says where what is staged is not what they expect.
// 0: every case is as expected, and there was at least one. 1: something differs. 2: called wrongly.
int at = Array.IndexOf(args, "--files");
string[] paths = at < 0 ? args : [.. args[..at], .. args[Math.Min(args.Length, at + 2)..]];
if (paths.Length == 0 || at == args.Length - 1)
{
    Console.Error.WriteLine(
        "usage: dotnet run -c Release --project tests/MilestoneTracker.Exchange.Conformance -- FILE.jsonl... [--files FOLDER]");
    Console.Error.WriteLine(
        "FILE.jsonl: cases, one a line. FOLDER: where the files that they name are; beside FILE.jsonl where it is not given.");
    return 2;
}

return CaseRun.Of(paths, at < 0 ? null : args[at + 1], Console.Out).Passed ? 0 : 1;
