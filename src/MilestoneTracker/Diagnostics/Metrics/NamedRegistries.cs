using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Diagnostics.Metrics;

// Which registries there are, for gauges, which are asked and not told.
//
// A registry is found by its name, and by a weak reference: to be observed keeps nobody alive. Of several with one name the one
// that was made last is meant, so that a registry that is opened anew after a fault takes the place of the old one. One without a
// name has no gauges: a process may make thousands of them, and nobody could tell them apart.
//
// Cost: nothing until somebody collects; then a snapshot, and for the risk one pass over the plan if its version is another than at
// the last collection.
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
            else Living.TryRemove(entry); // if it is this one still
        }
    }

    // Without those that have no whole state to show, because memory ran out.
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
