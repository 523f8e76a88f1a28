using System.Globalization;

namespace MilestoneTracker.Benchmarks;

// What stays in memory of N names that were proposed and dropped, one a proposal and then a hundred a proposal, as a server has
// them that previews what users
// type all day: live bytes before and after, beside what as many names weigh in a set. Nothing to warm up or to repeat.
internal static class DroppedBenchmark
{
    private const int Milestones = 1000;

    public static int Run(int names)
    {
        MilestoneRegistry registry = Plan.Build(Layered.Of(Milestones)).Registry;
        Drop(registry, "warm-up", 100, 1);
        long version = registry.Current.Version;
        bool isRight = true;
        foreach (int together in (int[])[1, 100])
        {
            long before = MemoryBenchmark.Live();
            long start = Clock.Now;
            Drop(registry, $"dropped by {together}", names, together);
            double time = Clock.NanosecondsSince(start) / names;
            long after = MemoryBenchmark.Live();
            Result.Print(
                "dropped", $"{together}-a-proposal", ("n", names), ("bytes_before", before), ("bytes_after", after),
                ("bytes_per_name", (double)(after - before) / names), ("ns_per_name", time));
            isRight &= !registry.Contains(Name($"dropped by {together}", names - 1));
        }

        long none = MemoryBenchmark.Live();
        HashSet<string> set = [.. Enumerable.Range(0, names).Select(i => Name("kept", i))];
        Result.Print("dropped", "set", ("n", names), ("bytes_per_name", (double)(MemoryBenchmark.Live() - none) / set.Count));
        GC.KeepAlive(set);
        registry.RegisterMilestone("last");
        return isRight && registry.Current.Version == version + 1 && registry.Current.Count == Milestones + 1
            ? Result.Right : Result.Wrong("what was dropped is there.");
    }

    private static void Drop(MilestoneRegistry registry, string prefix, int names, int together)
    {
        for (int i = 0; i < names; i += together)
        {
            using ProposedChange proposed = registry.Propose();
            for (int j = i; j < Math.Min(names, i + together); j++) proposed.RegisterMilestone(Name(prefix, j));
            if (proposed.Now.Count != Milestones + Math.Min(together, names - i))
                throw new InvalidOperationException("What was proposed is not staged.");
        }
    }

    private static string Name(string prefix, int i) => $"{prefix} {i.ToString(CultureInfo.InvariantCulture)}";
}
