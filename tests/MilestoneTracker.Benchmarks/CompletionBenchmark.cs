using System.Diagnostics;
using System.Globalization;
using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Benchmarks;

// The progress of all milestones: GetCompletions of a snapshot that has not been asked before, against the limit (completion FILE), a
// program of its own, by turns in every round. The same statuses as the limit's: one in four completed, one in twenty cancelled,
// drawn in the
// order in which it sorts them. "plain" without weights and reports, "weighted" with ten weights and ten reports, drawn as well;
// the limit knows neither.
// What the limit makes beforehand, a graph renumbered in its order, is part of our time.
//
// A turn is the median of three passes, on both sides, because the limit tells no other figure; of the turns the best is taken. A
// sample is counted
// again by plain walks.
internal static class CompletionBenchmark
{
    private const int Kinds = 10; // of weights and of reports
    private const ulong Seed = 7;

    public static int Run(string[] paths, string? limit, Rounds rounds) => paths.Max(path => Run(path, limit, rounds));

    /// <summary>The statuses of the limit.</summary>
    public static MilestoneStatus[] Statuses(FlatGraph graph)
    {
        SplitMix random = new(Seed);
        MilestoneStatus[] statuses = new MilestoneStatus[graph.Count];
        foreach (int id in graph.Order)
        {
            ulong drawn = random.Next() % 20;
            statuses[id] = drawn < 5 ? MilestoneStatus.Completed : drawn == 5 ? MilestoneStatus.Cancelled : MilestoneStatus.Planned;
        }

        return statuses;
    }

    private static int Run(string path, string? limit, Rounds rounds)
    {
        Workload workload = Workload.Read(path);
        FlatGraph graph = new(workload);
        if (graph.HasCycle) return Result.Wrong($"{workload.Name} has a cycle; the limit takes none.");
        bool isRight = Measure("plain", new Side(workload, graph, isWeighted: false), path, limit, rounds);
        isRight &= Measure("weighted", new Side(workload, graph, isWeighted: true), path, limit, rounds);
        return isRight ? Result.Right : Result.Wrong("a milestone's progress is not that of a plain walk.");
    }

    private static bool Measure(string what, Side side, string path, string? limit, Rounds rounds)
    {
        int passes = rounds.IsQuick || side.Milestones > 100_000 ? 1 : 3;
        int turns = rounds.IsQuick || side.Milestones > 10_000 ? 1 : 5;
        (int count, double[] best) = rounds.Best(
            () =>
            {
                (double theirs, double ours) = (double.MaxValue, double.MaxValue);
                for (int turn = 0; turn < turns; turn++)
                {
                    theirs = Math.Min(theirs, Limit(limit, path, passes));
                    ours = Math.Min(ours, Rounds.Median([.. Enumerable.Range(0, passes).Select(_ => side.Time())]));
                }

                return [theirs, ours];
            },
            seconds: 10);
        List<(string, object)> figures =
            [("workload", side.Workload), ("rounds", count), ("ns_per_milestone", best[1]), ("ms", best[1] * side.Milestones / 1e6)];
        if (limit is not null) figures.AddRange([("limit_ns_per_milestone", best[0]), ("ratio", best[1] / best[0])]);
        Result.Print("completion", what, [.. figures]);
        return side.IsRight();
    }

    /// <summary>The nanoseconds a milestone that the limit tells.</summary>
    private static double Limit(string? program, string path, int passes)
    {
        if (program is null) return 0;
        using Process process = Process.Start(
            new ProcessStartInfo(program, [path, passes.ToString(CultureInfo.InvariantCulture)]) { RedirectStandardOutput = true })!;
        string[] words = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        return double.Parse(
            words.Single(word => word.StartsWith("median=", StringComparison.Ordinal))["median=".Length..], CultureInfo.InvariantCulture);
    }

    private sealed class Side
    {
        private readonly Workload _workload;
        private readonly FlatGraph _graph;
        private readonly MilestoneRegistry _registry;
        private readonly MilestoneStatus[] _statuses;
        private readonly int[]? _weights;
        private readonly int[]? _reports;
        private readonly int _open;
        private RegistrySnapshot _snapshot;

        public Side(Workload workload, FlatGraph graph, bool isWeighted)
        {
            (_workload, _graph, _statuses) = (workload, graph, Statuses(graph));
            _registry = Plan.Build(workload, _statuses, new Forgetful()).Registry;
            _open = Array.IndexOf(_statuses, MilestoneStatus.Planned);
            _snapshot = _registry.Current;
            if (!isWeighted) return;
            SplitMix random = new(1);
            (_weights, _reports) = (new int[_statuses.Length], new int[_statuses.Length]);
            for (int id = 0; id < _statuses.Length; id++)
            {
                (int weight, int tenths) = (1 + random.Below(Kinds), random.Below(Kinds));
                (_weights[id], _reports[id]) = (weight, tenths * 100_000);
                _registry.SetMilestoneField(workload.Ids[id], FieldKeys.Weight, weight.ToString(CultureInfo.InvariantCulture));
                _registry.SetMilestoneField(workload.Ids[id], FieldKeys.Progress, (tenths / 10.0).ToString(CultureInfo.InvariantCulture));
            }
        }

        public int Milestones => _statuses.Length;

        public string Workload => _workload.Name;

        /// <summary>One pass, on a snapshot of its own, in nanoseconds a milestone.</summary>
        public double Time()
        {
            _statuses[_open] = _statuses[_open] == MilestoneStatus.Planned ? MilestoneStatus.OnHold : MilestoneStatus.Planned;
            _registry.UpdateMilestoneStatus(_workload.Ids[_open], _statuses[_open]);
            _snapshot = _registry.Current;
            long start = Clock.Now;
            _snapshot.GetCompletions();
            return Clock.NanosecondsSince(start) / Milestones;
        }

        public bool IsRight()
        {
            IReadOnlyDictionary<string, Completion> all = _snapshot.GetCompletions();
            SplitMix random = new(2);
            return all.Count == Milestones && Enumerable.Range(0, FlatGraph.Sample).Select(_ => random.Below(Milestones))
                .All(id => Counts.Of(all[_workload.Ids[id]]) == _graph.CountsOf(id, _statuses, _weights, _reports));
        }
    }
}
