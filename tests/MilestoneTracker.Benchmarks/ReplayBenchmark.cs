using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Benchmarks;

// How fast a registry is opened from a log in memory: N changes of one event each, mixed as a plan grows: a milestone is
// registered when it is first needed, then dependencies are declared, with a status between every three of them (about one
// in five events registers, three declare, one changes a status). The opened registry must equal the first one.
internal static class ReplayBenchmark
{
    private const int EventsAMilestone = 5;
    private static readonly MilestoneStatus[] Statuses = [MilestoneStatus.Planned, MilestoneStatus.InProgress, MilestoneStatus.Completed];

    public static int Run(int changes, Rounds rounds)
    {
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = Fill(log, changes);
        MilestoneRegistry opened = null!;
        (int count, double[] medians) = rounds.Measure(() =>
        {
            opened = null!;
            long start = Clock.Now;
            opened = MilestoneRegistry.Open(log);
            return [Clock.NanosecondsSince(start) / changes];
        });
        Result.Print(
            "replay", "in-memory", ("n", changes), ("milestones", registry.Current.Count), ("rounds", count),
            ("events_per_s", 1e9 / medians[0]), ("ns_per_event", medians[0]));
        return log.LastSequence == changes && IsSame(registry.Current, opened.Current)
            ? Result.Right : Result.Wrong("the opened registry is not the one that wrote the log.");
    }

    public static MilestoneRegistry Fill(InMemoryAuditLog log, int changes)
    {
        MilestoneRegistry registry = new(log);
        Workload workload = Layered.Of(Math.Max(1, changes / EventsAMilestone));
        SplitMix random = new(7);
        int[] statuses = [.. Enumerable.Repeat(-1, workload.Ids.Length)]; // -1: not registered yet
        List<int> registered = [];
        int edge = 0;
        while (log.LastSequence < changes)
        {
            if (edge < workload.Edges.Length)
            {
                (int from, int to) = workload.Edges[edge++];
                if (Register(from) && Register(to) && log.LastSequence < changes)
                    registry.DeclareMilestoneDependency(workload.Ids[from], workload.Ids[to]);
            }
            else
            {
                Register(random.Below(statuses.Length));
            }

            if ((edge % 3 != 0 && edge < workload.Edges.Length) || log.LastSequence == changes) continue;
            int id = registered[random.Below(registered.Count)];
            statuses[id] = (statuses[id] + 1 + random.Below(2)) % 3;
            registry.UpdateMilestoneStatus(workload.Ids[id], Statuses[statuses[id]]);
        }

        return registry;

        bool Register(int id)
        {
            if (statuses[id] >= 0) return true;
            if (log.LastSequence == changes) return false;
            registry.RegisterMilestone(workload.Ids[id]);
            registered.Add(id);
            statuses[id] = 0;
            return true;
        }
    }

    public static bool IsSame(RegistrySnapshot one, RegistrySnapshot other) =>
        one.Version == other.Version
        && one.Count == other.Count && other.Milestones.Zip(one.Milestones).All(pair => pair.First.Equals(pair.Second));
}
