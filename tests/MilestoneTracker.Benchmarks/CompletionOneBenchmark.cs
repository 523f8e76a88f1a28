using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Benchmarks;

// The progress of one milestone: GetCompletion of a snapshot, by name, of milestones that are drawn, against the plainest walk that
// counts the same:
// flat arrays numbered as the workload is, a stack, and statuses alone. Both by turns in every round, all drawn milestones each; of
// each milestone the
// best of all rounds is taken. Both must count the same for each.
internal static class CompletionOneBenchmark
{
    private const int Draws = 256;

    public static int Run(string[] paths, Rounds rounds) => paths.Max(path => Run(path, rounds));

    private static int Run(string path, Rounds rounds)
    {
        Workload workload = Workload.Read(path);
        FlatGraph graph = new(workload);
        if (graph.HasCycle) return Result.Wrong($"{workload.Name} has a cycle; choose a workload without.");
        MilestoneStatus[] statuses = CompletionBenchmark.Statuses(graph);
        RegistrySnapshot snapshot = Plan.Build(workload, statuses, new Forgetful()).Registry.Current;
        SplitMix random = new(1);
        int[] drawn = [.. Enumerable.Range(0, rounds.IsQuick ? 16 : Draws).Select(_ => random.Below(graph.Count))];
        PlainWalk walk = new(graph, statuses);
        Counts[] byPlain = new Counts[drawn.Length];
        Completion[] byRegistry = new Completion[drawn.Length];
        double[] ours = [.. Enumerable.Repeat(double.MaxValue, drawn.Length)];
        double[] theirs = [.. ours];
        (int count, _) = rounds.Best(
            () =>
            {
                for (int i = 0; i < drawn.Length; i++)
                {
                    long start = Clock.Now;
                    byPlain[i] = walk.Of(drawn[i]);
                    theirs[i] = Math.Min(theirs[i], Clock.NanosecondsSince(start));
                }

                for (int i = 0; i < drawn.Length; i++)
                {
                    long start = Clock.Now;
                    byRegistry[i] = snapshot.GetCompletion(workload.Ids[drawn[i]]);
                    ours[i] = Math.Min(ours[i], Clock.NanosecondsSince(start));
                }

                return [0];
            },
            seconds: 6);
        double reached = byPlain.Sum(counts => (double)counts.Counted + counts.Cancelled);
        Result.Print(
            "completion-one", "registry", ("workload", workload.Name), ("rounds", count), ("reached", reached / drawn.Length),
            ("ns", ours.Average()),
            ("ns_per_reached", ours.Sum() / reached), ("plain_ns_per_reached", theirs.Sum() / reached),
            ("ratio", ours.Sum() / theirs.Sum()));
        return byPlain.SequenceEqual(byRegistry.Select(Counts.Of))
            ? Result.Right : Result.Wrong("a milestone's progress is not that of a plain walk.");
    }

    private sealed class PlainWalk(FlatGraph graph, MilestoneStatus[] statuses)
    {
        private readonly byte[] _statuses = [.. statuses.Select(status => (byte)status)];
        private readonly int[] _seen = new int[graph.Count];
        private readonly int[] _open = new int[graph.Count];
        private readonly int[] _starts = graph.DependencyStarts;
        private readonly int[] _dependencies = graph.Dependencies;
        private int _walks;

        public Counts Of(int id)
        {
            (byte[] statuses, int[] seen, int[] open, int[] starts, int[] dependencies) = (_statuses, _seen, _open, _starts, _dependencies);
            int walk = ++_walks;
            int completed = 0, counted = 0, cancelled = 0;
            int top = 0;
            open[top++] = id;
            seen[id] = walk;
            while (top > 0)
            {
                int next = open[--top];
                if (statuses[next] == (byte)MilestoneStatus.Cancelled)
                {
                    cancelled++;
                    continue;
                }

                counted++;
                if (statuses[next] == (byte)MilestoneStatus.Completed) completed++;
                for (int at = starts[next]; at < starts[next + 1]; at++)
                {
                    int dependency = dependencies[at];
                    if (seen[dependency] == walk) continue;
                    seen[dependency] = walk;
                    open[top++] = dependency;
                }
            }

            // Statuses are planned, completed and cancelled alone, so that what is done is what is completed.
            return new Counts(
                completed, counted, cancelled, statuses[id] == (byte)MilestoneStatus.Completed
                ? 1 : counted == 0 ? null : (double)completed / counted);
        }
    }
}
