using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Benchmarks;

// What a snapshot costs at N milestones, against one of 1,000, both by turns in every round. "taking": Current after two
// changes, of which the first gives out the next snapshot, because one was asked for before it, and the second does not. "first-write": the
// first change after Current was taken, which copies the pages that it touches and freezes the next snapshot. "without": the same change
// where no snapshot was ever taken: what first-write has beside it is what the snapshot costs the writer; at a million
// milestones both pay for memory that is in no cache. The change is a status of a pseudo-random milestone without dependents.
// "first-write-near": the same, but always one of the same few milestones, so that what it touches is in a cache.
//
// Each call is timed on its own; a round answers medians, which leave collections out, and means, which have them. The time that
// reading the clock takes is measured in every round (clock_ns) and taken off.
internal static class SnapshotBenchmark
{
    private const int Small = 1000;
    private const int Calls = 2000;
    private const int Near = 64;

    private enum Figure
    {
        Taking,
        FirstWrite,
        FirstWriteNear,
        Without,
    }

    public static int Run(int milestones, Rounds rounds)
    {
        Side[] sides = [new(milestones), new(Small)];
        int calls = rounds.IsQuick ? 100 : Calls;
        Print("without", rounds, calls, sides, Figure.Without); // first, as long as no snapshot was taken
        Print("first-write", rounds, calls, sides, Figure.FirstWrite);
        Print("first-write-near", rounds, calls, sides, Figure.FirstWriteNear);
        Print("taking", rounds, calls, sides, Figure.Taking);
        return sides.All(side => side.IsRight())
            ? Result.Right : Result.Wrong("a status or progress is not what it must be, or a snapshot has changed.");
    }

    private static void Print(string what, Rounds rounds, int calls, Side[] sides, Figure figure)
    {
        (int count, double[] m) = rounds.Measure(() =>
        {
            double clock = ClockAlone(calls);
            List<double> figures = [clock];
            foreach (Side side in sides)
            {
                double[] times = side.Time(calls, figure);
                figures.Add(Math.Max(0, times.Average() - clock));
                figures.Add(Math.Max(0, Rounds.Median(times) - clock));
            }

            return [.. figures];
        });
        Result.Print(
            "snapshot", what, ("n", sides[0].Milestones), ("rounds", count), ("ns", m[2]), ("mean_ns", m[1]), ("ns_at_1000", m[4]),
            ("mean_ns_at_1000", m[3]),
            ("ratio", m[2] / m[4]), ("mean_ratio", m[1] / m[3]), ("clock_ns", m[0]));
    }

    private static double ClockAlone(int calls)
    {
        double[] times = new double[calls];
        for (int i = 0; i < calls; i++) times[i] = Clock.NanosecondsSince(Clock.Now);
        return Rounds.Median(times);
    }

    private sealed class Side
    {
        private readonly Workload _workload;
        private readonly MilestoneRegistry _registry;
        private readonly FlatGraph _graph;
        private readonly MilestoneStatus[] _statuses;
        private readonly int[] _leaves;
        private readonly SplitMix _random = new(7);
        private (RegistrySnapshot Snapshot, MilestoneStatus[] Statuses)? _early;

        public Side(int milestones)
        {
            _workload = Layered.Of(milestones);
            _statuses = Plan.Statuses(milestones, _random);
            (_registry, bool[] accepted) = Plan.Build(_workload, _statuses);
            _graph = new FlatGraph(_workload, accepted);
            _leaves = [.. Enumerable.Range(0, milestones).Where(id => _graph.DependentStarts[id] == _graph.DependentStarts[id + 1])];
        }

        public int Milestones => _statuses.Length;

        public double[] Time(int calls, Figure figure)
        {
            double[] times = new double[calls];
            for (int i = 0; i < calls; i++)
            {
                int id = _leaves[_random.Below(figure == Figure.FirstWriteNear ? Math.Min(Near, _leaves.Length) : _leaves.Length)];
                string name = _workload.Ids[id];
                MilestoneStatus status = _statuses[id] = _statuses[id] == MilestoneStatus.Planned
                    ? MilestoneStatus.InProgress : MilestoneStatus.Planned;
                times[i] = figure == Figure.Taking
                    ? TimeTaking(name, status) : TimeChange(name, status, afterSnapshot: figure != Figure.Without);
            }

            return times;
        }

        private double TimeChange(string name, MilestoneStatus status, bool afterSnapshot)
        {
            if (afterSnapshot) GC.KeepAlive(_registry.Current);
            long start = Clock.Now;
            _registry.UpdateMilestoneStatus(name, status);
            return Clock.NanosecondsSince(start);
        }

        private double TimeTaking(string name, MilestoneStatus status)
        {
            _registry.UpdateMilestoneStatus(name, MilestoneStatus.OnHold);
            _registry.UpdateMilestoneStatus(name, status);
            long start = Clock.Now;
            RegistrySnapshot taken = _registry.Current;
            double time = Clock.NanosecondsSince(start);
            _early ??= (taken, [.. _statuses]);
            return time;
        }

        public bool IsRight() =>
            _graph.AgreesWith(_registry.Current, _workload, _statuses)
            && _early is { } early && _graph.AgreesWith(early.Snapshot, _workload, early.Statuses);
    }
}
