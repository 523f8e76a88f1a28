using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Benchmarks;

// What the verbs check the library's answers against, and the plainest thing to be compared with: accepted dependencies in
// flat arrays, both ways, with a topological order (dependencies first), and progress by a plain walk for each, by the rules as the
// documentation states them. Shares no code with the library. Milestones are numbered from 0, as in the workload.
internal sealed class FlatGraph
{
    /// <summary>How many milestones are counted again to check an answer.</summary>
    public const int Sample = 50;

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

    /// <summary>The progress of one milestone, counted by a plain walk by the rules as the documentation states them.</summary>
    /// <param name="id">The milestone.</param>
    /// <param name="statuses">The status of each.</param>
    /// <param name="weights">How much each counts; 1 where they are left out.</param>
    /// <param name="reports">The millionths that were reported of each; nothing where they are left out.</param>
    public Counts CountsOf(int id, MilestoneStatus[] statuses, int[]? weights = null, int[]? reports = null)
    {
        (int completed, int counted, int cancelled, UInt128 done, UInt128 weight) = (0, 0, 0, 0, 0);
        HashSet<int> seen = [id];
        Stack<int> open = new(seen);
        while (open.TryPop(out int next))
        {
            if (statuses[next] == MilestoneStatus.Cancelled)
            {
                cancelled++;
                continue;
            }

            counted++;
            completed += statuses[next] == MilestoneStatus.Completed ? 1 : 0;
            int own = statuses[next] == MilestoneStatus.Completed
                ? 1_000_000 : reports?[next] ?? (statuses[next] == MilestoneStatus.InProgress ? 500_000 : 0);
            weight += (uint)(weights?[next] ?? 1);
            done += (UInt128)(uint)own * (uint)(weights?[next] ?? 1);
            for (int at = DependencyStarts[next]; at < DependencyStarts[next + 1]; at++)
                if (seen.Add(Dependencies[at])) open.Push(Dependencies[at]);
        }

        double? value = statuses[id] == MilestoneStatus.Completed ? 1 : weight == 0 ? null : (double)done / (double)(weight * 1_000_000);
        return new Counts(completed, counted, cancelled, value);
    }

    /// <summary>Whether a snapshot has the status of every milestone, and bit for bit the progress of some that are drawn.</summary>
    public bool AgreesWith(RegistrySnapshot snapshot, Workload workload, MilestoneStatus[] statuses)
    {
        for (int id = 0; id < Count; id++)
            if (snapshot.GetMilestone(workload.Ids[id])!.Status != statuses[id]) return false;
        SplitMix random = new(1);
        for (int i = 0; i < Sample; i++)
        {
            int id = random.Below(Count);
            if (Counts.Of(snapshot.GetCompletion(workload.Ids[id])) != CountsOf(id, statuses)) return false;
        }

        return true;
    }

    /// <summary>Whether one milestone depends on another, directly or not, through what was declared before the given place of the
    /// workload.</summary>
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

/// <summary>The progress of a milestone, to be compared with one that was found another way.</summary>
internal readonly record struct Counts(int Completed, int Counted, int Cancelled, double? Value)
{
    public static Counts Of(Completion completion) => new(completion.Completed, completion.Counted, completion.Cancelled, completion.Value);
}
