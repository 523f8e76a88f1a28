using System.Globalization;
using MilestoneTracker.Exchange;
using MilestoneTracker.Exchange.Conformance;
using MilestoneTracker.Exchange.Conformance.Fuzz;
using MilestoneTracker.Exchange.Conformance.Hostile;

// Imports each case of files of cases and says where what is staged is not what they expect; and longer runs, a verb each.
// 0: all is as expected, and there was something. 1: something is not. 2: called wrongly. 3: a tool that the verb needs is not there.
return args switch
{
    ["fuzz", string count, .. string[] rest] when Number(count) is > 0 and int inputs => Fuzz(inputs, rest),
    ["big"] => BigRun.Run(Console.Out) ? 0 : 1,
    ["untouched", .. { Length: > 0 } paths] => UntouchedRun.Run(paths, Console.Out),
    ["untouched-child", .. { Length: > 0 } paths] => UntouchedRun.RunChild(paths),
    ["fuzz" or "big" or "untouched", ..] or [] => Usage(),
    _ => Cases(),
};

int Cases()
{
    int at = Array.IndexOf(args, "--files");
    string[] paths = at < 0 ? args : [.. args[..at], .. args[Math.Min(args.Length, at + 2)..]];
    if (paths.Length == 0 || at == args.Length - 1) return Usage();
    return CaseRun.Of(paths, at < 0 ? null : args[at + 1], Console.Out).Passed ? 0 : 1;
}

static int Fuzz(int count, string[] rest)
{
    (int seed, (int Of, int All) share, ImportFormat? only) = (1, (1, 1), null);
    List<string> paths = [];
    for (int i = 0; i < rest.Length; i++)
    {
        string? value = i + 1 < rest.Length ? rest[i + 1] : null;
        switch (rest[i])
        {
            case "--seed" when Number(value) is { } number: seed = number; break;
            case "--share" when value?.Split('/') is [string of, string all] && Number(of) is > 0 and int one && Number(all) is { } whole
                && one <= whole: share = (one, whole); break;
            case "--format" when Enum.TryParse(value, ignoreCase: true, out ImportFormat format): only = format; break;
            case ['-', ..]: return Usage();
            default: paths.Add(rest[i]); continue;
        }

        i++;
    }

    return paths.Count > 0 && FuzzRun.Of(paths, count, share, seed, only, Console.Out).Passed ? 0 : paths.Count == 0 ? Usage() : 1;
}

static int? Number(string? word) =>
    int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

static int Usage()
{
    Console.Error.WriteLine("""
        usage: dotnet run -c Release --project tests/MilestoneTracker.Exchange.Conformance -- FILE.jsonl... [--files FOLDER]
        FILE.jsonl: cases, one a line. FOLDER: where the files that they name are; beside FILE.jsonl where it is not given.
        fuzz N FILE.jsonl... [--share 1/20] [--seed S] [--format FORMAT]
                                 N broken inputs of each format, made from those of the cases: taken or refused, never anything else
        big                      six large inputs, made while they are read: what becomes of them, and how much memory reading takes
        untouched FILE.jsonl...  no input makes the process open a file or a socket (needs strace)
        """);
    return 2;
}
