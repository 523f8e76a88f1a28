using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Benchmarks;

// What it costs to keep the progress of all up to date: a CompletionMonitor that hears of changes of milestones that are drawn: a
// status, a report, a
// weight. Timed is what the monitor does, not the change. "counted" says how many it counted again for a change. Of each milestone
// the best of all rounds is taken. At last all its progress is compared with GetCompletions.
internal static class MonitorBenchmark
{
    private const int Draws = 128;

    public static int Run(string[] paths, Rounds rounds) => paths.Max(path => Run(path, rounds));

    private static int Run(string path, Rounds rounds)
    {
        Workload workload = Workload.Read(path);
        MilestoneRegistry registry = Plan.Build(workload, null, new Forgetful()).Registry;
        List<RegistryChange> heard = [];
        using IDisposable subscription = registry.Subscribe(heard.Add);
        CompletionMonitor monitor = new(registry.Current);
        SplitMix random = new(7);
        string[] names =
            [.. Enumerable.Range(0, rounds.IsQuick ? 8 : Draws).Select(_ => workload.Ids[random.Below(workload.Ids.Length)]).Distinct()];
        Measure("status", name => registry.UpdateMilestoneStatus(name, MilestoneStatus.Completed), name =>
            registry.UpdateMilestoneStatus(name, MilestoneStatus.Planned));
        Measure("report", name => registry.SetMilestoneField(name, FieldKeys.Progress, "0.25"), name =>
            registry.SetMilestoneField(name, FieldKeys.Progress, null));
        Measure("weight", name =>
            registry.SetMilestoneField(name, FieldKeys.Weight, "7"), name => registry.SetMilestoneField(name, FieldKeys.Weight, null));
        foreach (string name in names.Take(8)) Tell(registry.UpdateMilestoneStatus(name, MilestoneStatus.Completed));
        IReadOnlyDictionary<string, Completion> all = registry.Current.GetCompletions();
        return workload.Ids.All(name => monitor.GetCompletion(name) == all[name])
            ? Result.Right : Result.Wrong("what is kept up to date is not what is counted anew.");

        double Tell(bool hasChanged)
        {
            if (!hasChanged) throw new InvalidOperationException("Nothing was changed.");
            long start = Clock.Now;
            foreach (RegistryChange change in heard) monitor.OnNext(change);
            double time = Clock.NanosecondsSince(start);
            heard.Clear();
            return time;
        }

        void Measure(string what, Func<string, bool> change, Func<string, bool> back)
        {
            double[] best = [.. Enumerable.Repeat(double.MaxValue, names.Length)];
            long[] counted = new long[names.Length];
            (int count, _) = rounds.Best(() =>
            {
                for (int i = 0; i < names.Length; i++)
                {
                    best[i] = Math.Min(best[i], Tell(change(names[i])));
                    counted[i] = monitor.Recounted;
                    best[i] = Math.Min(best[i], Tell(back(names[i])));
                }

                return [0];
            });
            Result.Print(
                "monitor", what, ("workload", workload.Name), ("rounds", count), ("counted", counted.Average()), ("ns", best.Average()),
                ("ns_per_counted", best.Sum() / counted.Sum()));
        }
    }
}
