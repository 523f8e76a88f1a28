using MilestoneTracker.Benchmarks;

// The benchmarks, a verb each. Every verb prints lines that a script can read.
return args switch
{
    ["graph", string file] => GraphBenchmark.Run(file, null),
    ["graph", string file, "--refused", string output] => GraphBenchmark.Run(file, output),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        graph FILE [--refused OUT]   declares the dependencies of a workload or an edge list (plain or .gz) in order,
                                     in the graph alone and through the registry; OUT gets the refused ones
        """);
    return 2;
}
