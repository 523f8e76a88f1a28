using System.Globalization;

namespace MilestoneTracker.Benchmarks;

// What a change allocates on the thread that makes it: no observer, no snapshot taken, a sink that keeps nothing, so that what is
// counted is the event and what the registry needs beside it. A mean over many, after as many that are not counted.
// Nothing to repeat: bytes do not vary.
internal static class AllocationBenchmark
{
    private const int Dependents = 1000;

    public static int Run(Rounds rounds)
    {
        int changes = rounds.IsQuick ? 10 : 1000;
        string[] names = Layered.Names(Math.Max(4 * changes, (2 * Dependents) + 3));
        MilestoneRegistry registry = new(new Forgetful());
        foreach (string name in names) registry.RegisterMilestone(name);
        Print("status-0-dependents", changes, i => registry.UpdateMilestoneStatus(names[0], Toggle(i)));
        Print("status-unchanged", changes, _ => registry.UpdateMilestoneStatus(names[0], MilestoneStatus.Planned));
        Print("declare", changes, i => registry.DeclareMilestoneDependency(names[2 * i], names[(2 * i) + 1]));
        Print("declare-again", changes, i => registry.DeclareMilestoneDependency(names[2 * i], names[(2 * i) + 1]));
        Print("refused", changes, i => registry.TryDeclareMilestoneDependency(names[(2 * i) + 1], names[2 * i]));
        Print("withdraw", changes, i => registry.WithdrawMilestoneDependency(names[2 * i], names[(2 * i) + 1]));
        for (int i = 1; i <= Dependents; i++) registry.DeclareMilestoneDependency(names[i], names[0]);
        Print("status-1000-dependents", changes, i => registry.UpdateMilestoneStatus(names[0], Toggle(i)));
        string first = names[Dependents + 1];
        for (int i = Dependents + 2; i <= (2 * Dependents) + 1; i++) registry.DeclareMilestoneDependency(names[i], names[i - 1]);
        Print("status-chain-of-1000", changes, i => registry.UpdateMilestoneStatus(first, Toggle(i)));
        string[] others = [.. Enumerable.Range(0, 2 * changes).Select(i => "new " + i.ToString(CultureInfo.InvariantCulture))];
        Print("set-field", changes, i =>
            registry.SetMilestoneField(names[i % names.Length], FieldKeys.Owner, Toggle(i / names.Length).ToString()));
        Print("register", changes, i => registry.RegisterMilestone(others[i]));
        Print("remove", changes, i => registry.RemoveMilestone(others[i]));
        registry.UpdateMilestoneStatus(names[0], MilestoneStatus.Completed);
        registry.UpdateMilestoneStatus(first, MilestoneStatus.InProgress);
        bool isRight = registry.Current.Count == names.Length && names[1..(Dependents + 1)].All(name => registry.GetProgress(name) == 0.5)
            && registry.GetProgress(names[(2 * Dependents) + 1]) == 0.5 / (Dependents + 1);
        return isRight ? Result.Right : Result.Wrong("a change did not move what it has to.");
    }

    private static MilestoneStatus Toggle(int i) => (i & 1) == 0 ? MilestoneStatus.Completed : MilestoneStatus.Planned;

    /// <summary>Makes twice as many changes as are counted, the first half to warm up.</summary>
    private static void Print(string what, int changes, Action<int> change)
    {
        for (int i = 0; i < changes; i++) change(i);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = changes; i < 2 * changes; i++) change(i);
        long bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        Result.Print("allocation", what, ("changes", changes), ("bytes_per_change", (double)bytes / changes));
    }
}
