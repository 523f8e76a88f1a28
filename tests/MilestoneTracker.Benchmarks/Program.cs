using System.Globalization;
using MilestoneTracker.Benchmarks;
using MilestoneTracker.Benchmarks.Micro;

// The benchmarks, a verb each. Every verb prints lines that a script can read: "verb what key=value key=value …".
// Exit code 0: measured, and the answers were right; 1: wrong answers; 2: not understood.
Rounds rounds = new(isQuick: args.Contains("--quick", StringComparer.Ordinal));
string[] words = [.. args.Where(word => word != "--quick")];
return words switch
{
    ["graph", string file] => GraphBenchmark.Run(file, null, rounds),
    ["graph", string file, "--refused", string output] => GraphBenchmark.Run(file, output, rounds),
    ["completion", "--limit", string program, .. { Length: > 0 } files] => CompletionBenchmark.Run(files, program, rounds),
    ["completion", .. { Length: > 0 } files] => CompletionBenchmark.Run(files, null, rounds),
    ["completion-one", .. { Length: > 0 } files] => CompletionOneBenchmark.Run(files, rounds),
    ["schedule", "--limit", string program, .. { Length: > 0 } sizes] => ScheduleBenchmark.Run(sizes, program, rounds),
    ["schedule", .. { Length: > 0 } sizes] => ScheduleBenchmark.Run(sizes, null, rounds),
    ["simulation", "--limit", string program, string size] when Number(size) is >= Layered.Fewest and int n =>
    SimulationBenchmark.Run(n, program, rounds),
    ["simulation", string size] when Number(size) is >= Layered.Fewest and int n => SimulationBenchmark.Run(n, null, rounds),
    ["levelling", .. { Length: 0 or 2 or 4 } options] when Options(options, "--limit", "--problem") is [var program, var problem] =>
    LevellingBenchmark.Run(program, problem, rounds),
    ["monitor", .. { Length: > 0 } files] => MonitorBenchmark.Run(files, rounds),
    ["status"] => StatusBenchmark.Run(rounds),
    ["fields", string size] when Number(size) is int n => FieldsBenchmark.Run(n),
    ["dropped", string size] when Number(size) is int n => DroppedBenchmark.Run(n),
    ["reject", string file] => RejectBenchmark.Run(file, rounds),
    ["snapshot", string size] when Number(size) is >= Layered.Fewest and int n => SnapshotBenchmark.Run(n, rounds),
    ["readers", string size] when Number(size) is >= Layered.Fewest and int n => ReadersBenchmark.Run(n, rounds),
    ["replay", string size] when Number(size) is int n => ReplayBenchmark.Run(n, rounds),
    ["append", string folder] => AppendBenchmark.Run(folder, rounds),
    ["sharing", string folder] => SharingBenchmark.Run(folder, rounds),
    [SharingProcess.Verb, string path, string name] => SharingChild.Run(path, name),
    ["open", string size] when Number(size) is int n => OpenBenchmark.Run(n, rounds),
    ["risk", string file] => RiskBenchmark.Run(file, rounds),
    ["compare", string size] when Number(size) is >= Layered.Fewest and int n => CompareBenchmark.Run(n, rounds),
    ["observe", string size] when Number(size) is >= Layered.Fewest and int n => ObserveBenchmark.Run(n, rounds),
    ["exchange", string size] when Number(size) is int n => ExchangeBenchmark.Run(n, rounds),
    ["places", .. { Length: > 0 } options] when PlacesBenchmark.Parse(options) is { } asked => PlacesBenchmark.Run(asked),
    ["memory", string size] when Number(size) is >= Layered.Fewest and int n => MemoryBenchmark.Run(n),
    ["allocation"] => AllocationBenchmark.Run(rounds),
    ["peers", "--limit", string seconds, .. { Length: > 0 } files] when Number(seconds) is int limit =>
    PeersBenchmark.Run(files, TimeSpan.FromSeconds(limit), rounds),
    ["peers", .. { Length: > 0 } files] => PeersBenchmark.Run(files, PeersBenchmark.UsualLimit, rounds),
    ["micro", .. string[] passedOn] => MicroBenchmark.Run(passedOn, rounds),
    _ => Usage(),
};

static int? Number(string word) =>
    int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0 ? number : null;

// The value after each name, in the order of the names; null where something else is there.
static string?[]? Options(string[] words, params string[] names)
{
    string?[] values = new string?[names.Length];
    for (int at = 0; at < words.Length; at += 2)
    {
        if (Array.IndexOf(names, words[at]) is not (>= 0 and int name)) return null;
        values[name] = words[at + 1];
    }

    return values;
}

static int Usage()
{
    Console.Error.WriteLine("""
        graph FILE [--refused OUT]   declares the dependencies of a workload or an edge list (plain or .gz) in order,
                                     in the graph alone and through the registry; OUT gets the refused ones
        completion [--limit PROGRAM] FILE...
                                     progress of all milestones, beside the built limit "completion"
        completion-one FILE...       progress of one milestone, against a plain walk over flat arrays
        schedule [--limit PROGRAM] N...
                                     a schedule of N milestones, whole and from the one before, beside the built limit "cpm"
        simulation [--limit PROGRAM] N
                                     10,240 iterations of N milestones, on one thread and on two, beside the built limit
                                     "montecarlo"
        levelling [--limit PROGRAM] [--problem FILE.sm]
                                     10,000 milestones with 100 people levelled, with one calendar and with one each, beside the
                                     built limit "cpm"; 1,000 schedules of a problem of PSPLIB
        monitor FILE...              keeping the progress of all up to date
        status                       a change of status with and without 10,000 transitive dependents
        fields N                     four fields of each of N milestones: bytes, setting, reading and clearing
        dropped N                    what stays in memory of N names that were proposed and dropped
        reject FILE                  what a refused dependency costs, in the graph alone and through the registry
        snapshot N                   takes snapshots, and changes after them, at N milestones against 1,000
        readers N                    reads a second beside a writer, and writes beside a reader, at N milestones
        replay N                     opens a registry from a log of N changes
        append FOLDER                durable changes a second through the registry, into a log in SQLite in FOLDER
        sharing FOLDER               two processes on one log in SQLite in FOLDER: changes a second, fairness, lag of a follower, idle cost
        open N                       opens a registry from a log of N changes in SQLite, whole and from a saved state
        risk FILE                    risk levels of all milestones, against one plain pass over the graph
        compare N                    compares snapshots that are 1, 100 and 10,000 changes apart, at N milestones
        observe N                    changes of status with nobody listening, with metrics, with traces and with both; collecting
        exchange N                   reads N items with three links each of four formats, beside bare readers of the same bytes; stages them
        places N [--edits N] [--seed N] [--block SIZE]
                                     how many boxes of a graph of N milestones move in 200 random edits, each drawn from the picture before,
                                     the crossings against layouts from nothing, and what the last picture costs from the log alone;
                                     with SIZE every picture is drawn from the log, with an anchor after each block of that size
        memory N                     bytes a milestone of the graph alone, and of the registry
        allocation                   bytes that each kind of change allocates
        peers [--limit S] FILE...    the graph alone, the registry and QuikGraph side by side; a peer has S seconds (60)
        micro [ARGUMENTS]            BenchmarkDotNet: look-ups and single changes, time and allocation
                                     N of snapshot, readers, compare, observe and memory: 400 or more
        --quick                      with any of them: one round, no warm-up, to see that it works
        """);
    return 2;
}
