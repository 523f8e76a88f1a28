using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using MilestoneTracker.Auditing;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Diagnostics.Metrics;

// The living registries by name, for gauges, which are read on demand.
//
// Registries are held by weak references, so that gauges keep no registry alive. If several have the same name, the one created last is
// observed, so that a registry that is reopened after a fault replaces the old one. A registry without a name has no gauges: a process
// may create thousands of them, and nothing would distinguish them.
//
// Cost: nothing until a collection; then a snapshot, and for the risk one pass over the plan if its version has changed since the last
// collection.
internal static class NamedRegistries
{
    private static readonly ConcurrentDictionary<string, WeakReference<MilestoneRegistry>> Living = new(StringComparer.Ordinal);

    private static readonly (string Word, RiskLevel Level)[] Levels =
        [("low", RiskLevel.Low), ("medium", RiskLevel.Medium), ("high", RiskLevel.High), ("critical", RiskLevel.Critical)];

    public static void Add(string name, MilestoneRegistry registry) => Living[name] = new WeakReference<MilestoneRegistry>(registry);

    public static IEnumerable<Measurement<int>> Milestones() =>
        Readable().Select(r => new Measurement<int>(r.Snapshot.Count, Named(r.Name)));

    public static IEnumerable<Measurement<long>> Versions() =>
        Readable().Select(r => new Measurement<long>(r.Snapshot.Version, Named(r.Name)));

    public static IEnumerable<Measurement<int>> Faulted() =>
        All().Select(r => new Measurement<int>(r.Registry.IsFaulted ? 1 : 0, Named(r.Name)));

    public static IEnumerable<Measurement<int>> WaitingNotifications() =>
        All().Select(r => new Measurement<int>(r.Registry.WaitingNotifications, Named(r.Name)));

    public static IEnumerable<Measurement<double>> Staleness() =>
        All().Where(r => r.Registry.Log is ISharedAuditLog)
            .Select(r => new Measurement<double>(r.Registry.Staleness.TotalSeconds, Named(r.Name)));

    public static IEnumerable<Measurement<int>> AtRisk()
    {
        foreach ((string name, MilestoneRegistry registry, RegistrySnapshot snapshot) in Readable())
        {
            int[] counts = registry.Telemetry.CountByRisk(snapshot);
            foreach ((string word, RiskLevel level) in Levels)
                yield return new Measurement<int>(
                    counts[(int)level], Named(name), new KeyValuePair<string, object?>(Instruments.RiskLevel, word));
        }
    }

    private static KeyValuePair<string, object?> Named(string name) => new(Instruments.Registry, name);

    private static IEnumerable<(string Name, MilestoneRegistry Registry)> All()
    {
        foreach (KeyValuePair<string, WeakReference<MilestoneRegistry>> entry in Living)
        {
            if (entry.Value.TryGetTarget(out MilestoneRegistry? registry)) yield return (entry.Key, registry);
            else Living.TryRemove(entry); // unless it was replaced
        }
    }

    // Without registries that have no complete state to show, because memory ran out.
    private static IEnumerable<(string Name, MilestoneRegistry Registry, RegistrySnapshot Snapshot)> Readable()
    {
        foreach ((string name, MilestoneRegistry registry) in All())
        {
            RegistrySnapshot snapshot;
            try
            {
                snapshot = registry.Current;
            }
            catch (RegistryFaultedException)
            {
                continue;
            }

            yield return (name, registry, snapshot);
        }
    }
}
