namespace MilestoneTracker.Benchmarks;

// What the verbs check the library's answers against, and the plainest thing to be compared with: accepted dependencies in
// flat arrays, both ways, with a topological order (dependencies first), and progress made from scratch by the rules as the
// documentation states them. Shares no code with the library. Milestones are numbered from 0, as in the workload.
internal sealed class FlatGraph
{
    private readonly int[] _edgeOf; // the place in the workload of each entry of Dependencies

    public FlatGraph(Workload workload, bool[]? accepted = null)
    {
        Count = workload.Ids.Length;
        DependencyStarts = new int[Count + 1];
        DependentStarts = new int[Count + 1];
        for (int i = 0; i < workload.Edges.Length; i++)
        {
            if (accepted?[i] == false) continue;
            DependencyStarts[workload.Edges[i].From + 1]++;
            DependentStarts[workload.Edges[i].To + 1]++;
        }

        for (int i = 0; i < Count; i++)
        {
            DependencyStarts[i + 1] += DependencyStarts[i];
            DependentStarts[i + 1] += DependentStarts[i];
        }

        Dependencies = new int[DependencyStarts[Count]];
        Dependents = new int[Dependencies.Length];
        _edgeOf = new int[Dependencies.Length];
        int[] down = [.. DependencyStarts];
        int[] up = [.. DependentStarts];
        for (int i = 0; i < workload.Edges.Length; i++)
        {
            if (accepted?[i] == false) continue;
            (int from, int to) = workload.Edges[i];
            _edgeOf[down[from]] = i;
            Dependencies[down[from]++] = to;
            Dependents[up[to]++] = from;
        }

        Order = Sort();
    }

    public int Count { get; }

    /// <summary>Where the dependencies of each milestone begin; they end where the next one's begin.</summary>
    public int[] DependencyStarts { get; }

    public int[] Dependencies { get; }

    public int[] DependentStarts { get; }

    public int[] Dependents { get; }

    /// <summary>All milestones, dependencies first; fewer than all where there is a cycle.</summary>
    public int[] Order { get; }

    public bool HasCycle => Order.Length < Count;

    /// <summary>The progress of every milestone, in units of 2⁻⁵³.</summary>
    public ulong[] Progress(MilestoneStatus[] statuses)
    {
        const ulong one = 1UL << 53;
        ulong[] progress = new ulong[Count];
        foreach (int id in Order)
        {
            UInt128 sum = 0;
            uint counted = 0;
            for (int at = DependencyStarts[id]; at < DependencyStarts[id + 1]; at++)
            {
                if (statuses[Dependencies[at]] == MilestoneStatus.Cancelled) continue;
                sum += progress[Dependencies[at]];
                counted++;
            }

            progress[id] = statuses[id] switch
            {
                MilestoneStatus.Completed => one,
                MilestoneStatus.Cancelled => 0,
                _ when counted > 0 => sum > 0 && sum < counted ? 1 : (ulong)(sum / counted),
                MilestoneStatus.InProgress => one / 2,
                _ => 0,
            };
        }

        return progress;
    }

    /// <summary>Whether a snapshot has, for every milestone and bit for bit, the progress that it has from scratch.</summary>
    public bool AgreesWith(RegistrySnapshot snapshot, Workload workload, MilestoneStatus[] statuses)
    {
        ulong[] progress = Progress(statuses);
        for (int id = 0; id < Count; id++)
            if (snapshot.GetProgress(workload.Ids[id]) != Math.ScaleB(progress[id], -53)) return false;
        return true;
    }

    /// <summary>Whether one milestone depends on another, directly or not, through what was declared before the given place of the workload.</summary>
    public bool DependsOn(int from, int to, int before)
    {
        HashSet<int> seen = [from];
        Stack<int> open = new(seen);
        while (open.TryPop(out int id))
        {
            if (id == to) return true;
            for (int at = DependencyStarts[id]; at < DependencyStarts[id + 1]; at++)
                if (_edgeOf[at] < before && seen.Add(Dependencies[at])) open.Push(Dependencies[at]);
        }

        return false;
    }

    private int[] Sort()
    {
        int[] missing = new int[Count];
        for (int id = 0; id < Count; id++) missing[id] = DependencyStarts[id + 1] - DependencyStarts[id];
        List<int> order = [.. Enumerable.Range(0, Count).Where(id => missing[id] == 0)];
        for (int place = 0; place < order.Count; place++)
        {
            for (int at = DependentStarts[order[place]]; at < DependentStarts[order[place] + 1]; at++)
                if (--missing[Dependents[at]] == 0) order.Add(Dependents[at]);
        }

        return [.. order];
    }
}
