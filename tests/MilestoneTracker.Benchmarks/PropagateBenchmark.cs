namespace MilestoneTracker.Benchmarks;

// What a change of status costs: statuses flip at random, and progress is brought up to date all the way up, through
// UpdateMilestoneStatus with names, events and in-memory log. The same statuses and flips as in the limit (prop FILE FLIPS: the
// same generator, seed 7, five blocks), each round on a fresh registry. "Recomputed" counts the milestone that was changed
// too, as the limit does; it is counted in a pass of its own, so that only calls are in the time. After every round all
// progress is compared with what it is from scratch.
internal static class PropagateBenchmark
{
    private const int Blocks = 5;
    private const ulong Seed = 7;

    public static int Run(string path, int flips, Rounds rounds)
    {
        Workload workload = Workload.Read(path);
        SplitMix random = new(Seed);
        MilestoneStatus[] statuses = Plan.Statuses(workload.Ids.Length, random);
        MilestoneStatus[] last = [.. statuses];
        (string Name, MilestoneStatus Status)[][] blocks = [.. Enumerable.Range(0, Blocks).Select(_ => Flips(workload, flips, last, random))];

        (MilestoneRegistry registry, bool[] accepted) = Plan.Build(workload, statuses);
        FlatGraph graph = new(workload, accepted);
        long[] recomputed = [.. blocks.Select(block => Count(registry, block))];
        bool isRight = graph.AgreesWith(registry.Current, workload, last);

        (int count, double[] medians) = rounds.Measure(() =>
        {
            MilestoneRegistry fresh = Plan.Build(workload, statuses).Registry;
            double[] times = [.. blocks.Select(block => Time(fresh, block))];
            isRight &= graph.AgreesWith(fresh.Current, workload, last);
            return [Rounds.Median([.. times.Select((time, i) => time / recomputed[i])]), Rounds.Median([.. times.Select(time => time / flips)])];
        });
        Result.Print("propagate", "registry", ("workload", workload.Name), ("flips", flips), ("rounds", count), ("ns_per_recomputed", medians[0]), ("ns_per_change", medians[1]),
            ("recomputed_per_change", (double)recomputed.Sum() / flips / Blocks), ("dependencies", accepted.Count(a => a)));
        return isRight ? Result.Right : Result.Wrong("progress is not what it is from scratch.");
    }

    private static (string Name, MilestoneStatus Status)[] Flips(Workload workload, int flips, MilestoneStatus[] statuses, SplitMix random)
    {
        (string, MilestoneStatus)[] block = new (string, MilestoneStatus)[flips];
        for (int i = 0; i < flips; i++)
        {
            int id = random.Below(statuses.Length);
            statuses[id] = (MilestoneStatus)(((int)statuses[id] + 1 + random.Below(2)) % 3);
            block[i] = (workload.Ids[id], statuses[id]);
        }

        return block;
    }

    private static long Count(MilestoneRegistry registry, (string Name, MilestoneStatus Status)[] block)
    {
        long recomputed = 0;
        foreach ((string name, MilestoneStatus status) in block)
        {
            registry.UpdateMilestoneStatus(name, status);
            recomputed += 1 + registry.RecomputedByLastChange;
        }

        return recomputed;
    }

    private static double Time(MilestoneRegistry registry, (string Name, MilestoneStatus Status)[] block)
    {
        long start = Clock.Now;
        foreach ((string name, MilestoneStatus status) in block) registry.UpdateMilestoneStatus(name, status);
        return Clock.NanosecondsSince(start);
    }
}
