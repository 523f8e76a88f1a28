using System.Globalization;
using MilestoneTracker.Benchmarks;

// The benchmarks, a verb each. Every verb prints lines that a script can read: "verb what key=value key=value …".
// Exit code 0: measured, and the answers were right; 1: wrong answers; 2: not understood.
Rounds rounds = new(isQuick: args.Contains("--quick", StringComparer.Ordinal));
string[] words = [.. args.Where(word => word != "--quick")];
return words switch
{
    ["graph", string file] => GraphBenchmark.Run(file, null, rounds),
    ["graph", string file, "--refused", string output] => GraphBenchmark.Run(file, output, rounds),
    ["propagate", string file, string flips] when Number(flips) is > 0 and int count => PropagateBenchmark.Run(file, count, rounds),
    ["reject", string file] => RejectBenchmark.Run(file, rounds),
    ["snapshot", string size] when Number(size) is int n => SnapshotBenchmark.Run(n, rounds),
    ["memory", string size] when Number(size) is int n => MemoryBenchmark.Run(n),
    ["allocation"] => AllocationBenchmark.Run(rounds),
    _ => Usage(),
};

static int? Number(string word) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;

static int Usage()
{
    Console.Error.WriteLine("""
        graph FILE [--refused OUT]   declares the dependencies of a workload or an edge list (plain or .gz) in order,
                                     in the graph alone and through the registry; OUT gets the refused ones
        propagate FILE FLIPS         changes statuses at random, and recomputes what depends on them
        reject FILE                  what a refused dependency costs, in the graph alone and through the registry
        snapshot N                   takes snapshots, and changes after them, at N milestones against 1,000
        memory N                     bytes a milestone of the graph alone, and of the registry
        allocation                   bytes that each kind of change allocates
        --quick                      with any of them: one round, no warm-up, to see that it works
        """);
    return 2;
}
