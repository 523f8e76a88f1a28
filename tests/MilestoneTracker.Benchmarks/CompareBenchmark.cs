using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Benchmarks;

// What it costs to compare two snapshots that are 1, 100 and 10,000 changes apart, at N milestones; for the small distances also
// at 1,000 milestones, by turns in every round. Two in three changes are of a status, one declares a dependency, all of
// pseudo-random milestones. Because a change moves more in a larger plan, the cost is told by comparison and by difference
// that is found. The first pair of each distance is compared once more by looking at every milestone.
internal static class CompareBenchmark
{
    private const int Small = 1000;
    private static readonly int[] Distances = [1, 100, 10_000];

    public static int Run(int milestones, Rounds rounds)
    {
        Side large = new(milestones);
        Side small = new(Small);
        foreach (int distance in Distances)
        {
            bool both = distance < Small;
            (RegistrySnapshot Before, RegistrySnapshot After)[] pairs = large.Pairs(distance);
            (RegistrySnapshot Before, RegistrySnapshot After)[] smallPairs = both ? small.Pairs(distance) : [];
            double differences = pairs.Average(pair => pair.After.ChangesSince(pair.Before).Milestones.Count);
            (int count, double[] m) = rounds.Measure(() => [Time(pairs), both ? Time(smallPairs) : 0]);
            if (both)
            {
                double smallDifferences = smallPairs.Average(pair => pair.After.ChangesSince(pair.Before).Milestones.Count);
                Result.Print(
                    "compare", $"{distance}", ("n", milestones), ("rounds", count), ("ns", m[0]), ("differences", differences),
                    ("ns_per_difference", m[0] / differences),
                    ("ns_at_1000", m[1]), ("differences_at_1000", smallDifferences), ("ns_per_difference_at_1000", m[1] / smallDifferences),
                    ("ratio", m[0] / m[1]));
            }
            else
            {
                Result.Print(
                    "compare", $"{distance}", ("n", milestones), ("rounds", count), ("ns", m[0]), ("differences", differences),
                    ("ns_per_difference", m[0] / differences));
            }

            if (!IsRight(large, pairs[0]) || (both && !IsRight(small, smallPairs[0])))
                return Result.Wrong("what was found is not what differs.");
        }

        return Result.Right;
    }

    private static double Time((RegistrySnapshot Before, RegistrySnapshot After)[] pairs)
    {
        long start = Clock.Now;
        foreach ((RegistrySnapshot before, RegistrySnapshot after) in pairs) after.ChangesSince(before);
        return Clock.NanosecondsSince(start) / pairs.Length;
    }

    private static bool IsRight(Side side, (RegistrySnapshot Before, RegistrySnapshot After) pair)
    {
        HashSet<string> found = [.. pair.After.ChangesSince(pair.Before).Milestones.Select(difference => difference.Name)];
        return side.Names.All(name => found.Contains(name) == Differs(name));

        bool Differs(string name)
        {
            Milestone before = pair.Before.GetMilestone(name)!;
            Milestone after = pair.After.GetMilestone(name)!;
            return before.Status != after.Status || !before.Dependencies.SequenceEqual(after.Dependencies, StringComparer.Ordinal);
        }
    }

    private sealed class Side
    {
        private readonly SplitMix _random = new(7);
        private readonly MilestoneRegistry _registry;
        private readonly MilestoneStatus[] _statuses;
        private readonly (int From, int To)[] _further;
        private int _declared;

        public Side(int milestones)
        {
            Workload workload = Layered.Of(milestones);
            Names = workload.Ids;
            _statuses = Plan.Statuses(milestones, _random);
            _registry = Plan.Build(workload, _statuses).Registry;
            _further = Layered.Further(milestones, workload, 1);
        }

        public string[] Names { get; }

        public (RegistrySnapshot Before, RegistrySnapshot After)[] Pairs(int distance)
        {
            (RegistrySnapshot, RegistrySnapshot)[] pairs = new (RegistrySnapshot, RegistrySnapshot)[distance <= 100 ? 8 : 1];
            for (int i = 0; i < pairs.Length; i++)
            {
                RegistrySnapshot before = _registry.Current;
                for (int change = 0; change < distance; change++) Change();
                pairs[i] = (before, _registry.Current);
            }

            return pairs;
        }

        private void Change()
        {
            if (_random.Below(3) == 0 && _declared < _further.Length)
            {
                (int from, int to) = _further[_declared++];
                _registry.DeclareMilestoneDependency(Names[from], Names[to]);
                return;
            }

            int id = _random.Below(Names.Length);
            _statuses[id] = (MilestoneStatus)(((int)_statuses[id] + 1 + _random.Below(2)) % 3);
            _registry.UpdateMilestoneStatus(Names[id], _statuses[id]);
        }
    }
}
