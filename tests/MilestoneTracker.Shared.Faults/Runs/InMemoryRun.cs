using System.Globalization;
using MilestoneTracker.Auditing;
using MilestoneTracker.Shared.Faults.History;

namespace MilestoneTracker.Shared.Faults.Runs;

/// <summary>Several registries of this process on one log in memory.</summary>
internal static class InMemoryRun
{
    private const int Registries = 3;

    /// <param name="log">The log.</param>
    /// <param name="count">How many operations each registry makes.</param>
    /// <param name="seed">The seed of the choices.</param>
    /// <param name="violations">Where what is wrong is added.</param>
    /// <returns>The number of operations checked.</returns>
    public static int Run(ISharedAuditLog log, int count, int seed, ICollection<string> violations)
    {
        using StringWriter history = new(CultureInfo.InvariantCulture) { NewLine = "\n" };
        Worker[] workers = [.. Enumerable.Range(0, Registries).Select(i => new Worker($"r{i}", MilestoneRegistry.Open(log), history))];
        Thread[] threads = [.. workers.Select((worker, i) => new Thread(() => worker.Run(count, seed + i)))];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        string[] lines;
        lock (history) lines = history.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return Checker.Check(Entry.Parse(lines, violations), [.. log.Read()], violations);
    }
}
