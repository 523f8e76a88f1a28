using MilestoneTracker.Risk;
using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Benchmarks;

// What the risk levels of all milestones cost: AssessRiskLevels of a snapshot ("levels"), the same with every name and level
// read ("enumerated"), against one plain pass over the same graph ("plain"): flat arrays, the order given, the same rules
// written out, the answer in an array. All by turns in every round. Nine in a hundred milestones are blocked, on hold or
// cancelled. Every level is compared with that of the plain pass.
internal static class RiskBenchmark
{
    private static readonly MilestoneStatus[] Unusual = [MilestoneStatus.Blocked, MilestoneStatus.OnHold, MilestoneStatus.Cancelled];

    public static int Run(string path, Rounds rounds)
    {
        Workload workload = Workload.Read(path);
        SplitMix random = new(7);
        MilestoneStatus[] statuses = Plan.Statuses(workload.Ids.Length, random);
        for (int i = 0; i < statuses.Length; i++)
            if (random.Below(100) < 9) statuses[i] = Unusual[random.Below(Unusual.Length)];
        (MilestoneRegistry registry, bool[] accepted) = Plan.Build(workload, statuses);
        RegistrySnapshot snapshot = registry.Current;
        FlatGraph graph = new(workload, accepted);

        IReadOnlyDictionary<string, RiskLevel> levels = null!;
        RiskLevel[] plain = null!;
        int read = 0;
        (int count, double[] m) = rounds.Measure(() =>
        {
            long start = Clock.Now;
            levels = snapshot.AssessRiskLevels();
            double ofLevels = Clock.NanosecondsSince(start);
            start = Clock.Now;
            foreach ((string name, RiskLevel level) in snapshot.AssessRiskLevels()) read += name.Length + (int)level;
            double ofEnumerated = Clock.NanosecondsSince(start);
            start = Clock.Now;
            plain = Plain(graph, statuses);
            return [ofLevels, ofEnumerated, Clock.NanosecondsSince(start)];
        });
        Print("levels", m[0]);
        Print("enumerated", m[1]);
        Print("plain", m[2]);
        if (read <= 0 || levels.Count != workload.Ids.Length) return Result.Wrong("not every milestone has a level.");
        for (int id = 0; id < plain.Length; id++)
            if (levels[workload.Ids[id]] != plain[id])
                return Result.Wrong($"{workload.Ids[id]} is {levels[workload.Ids[id]]} and should be {plain[id]}.");
        return Result.Right;

        void Print(string what, double time) => Result.Print(
            "risk", what, ("workload", workload.Name), ("rounds", count), ("ns", time), ("ns_per_milestone", time / plain.Length),
            ("ratio", time / m[2]));
    }

    private static RiskLevel[] Plain(FlatGraph graph, MilestoneStatus[] statuses)
    {
        RiskLevel[] levels = new RiskLevel[graph.Count];
        RiskLevel[] exposures = new RiskLevel[graph.Count];
        foreach (int id in graph.Order)
        {
            RiskLevel exposure = exposures[id];
            RiskLevel carried;
            switch (statuses[id])
            {
                case MilestoneStatus.Completed:
                    levels[id] = exposure > RiskLevel.None ? RiskLevel.Medium : RiskLevel.None;
                    continue;
                case MilestoneStatus.Cancelled:
                    carried = RiskLevel.High;
                    break;
                case MilestoneStatus.Blocked:
                    levels[id] = RiskLevel.Critical;
                    carried = RiskLevel.High;
                    break;
                case MilestoneStatus.OnHold:
                    levels[id] = RiskLevel.High;
                    carried = exposure > RiskLevel.Medium ? exposure : RiskLevel.Medium;
                    break;
                default:
                    levels[id] = exposure;
                    carried = exposure > RiskLevel.Low ? exposure : RiskLevel.Low;
                    break;
            }

            for (int at = graph.DependentStarts[id]; at < graph.DependentStarts[id + 1]; at++)
                if (exposures[graph.Dependents[at]] < carried) exposures[graph.Dependents[at]] = carried;
        }

        return levels;
    }
}
