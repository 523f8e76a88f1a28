using System.Collections.Concurrent;
using BenchmarkDotNet.Attributes;
using MilestoneTracker.TestSupport.Randomness;

namespace MilestoneTracker.Benchmarks.Micro;

// One look-up by name, names at random: in a snapshot that is held, in the registry (which takes Current), and in what a program
// that needs no more than a look-up would use. Public, and not sealed, because BenchmarkDotNet asks for that.
public class LookUps
{
    private const int Draws = 1 << 14;
    private MilestoneRegistry _registry = null!;
    private RegistrySnapshot _held = null!;
    private ConcurrentDictionary<string, int> _peer = null!;
    private string[] _names = null!;
    private int _at;

    [Params(1_000, 100_000)]
    public int Milestones { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        Workload workload = Layered.Of(Milestones);
        SplitMix random = new(7);
        _registry = Plan.Build(workload, Plan.Statuses(Milestones, random)).Registry;
        _held = _registry.Current;
        _peer = new ConcurrentDictionary<string, int>(
            workload.Ids.Select((name, id) => KeyValuePair.Create(name, id)), StringComparer.Ordinal);
        _names = [.. Enumerable.Range(0, Draws).Select(_ => workload.Ids[random.Below(Milestones)])];
    }

    [Benchmark(Baseline = true)]
    public bool ConcurrentDictionary() => _peer.ContainsKey(Next());

    [Benchmark]
    public bool ContainsOfHeldSnapshot() => _held.Contains(Next());

    [Benchmark]
    public bool ContainsOfRegistry() => _registry.Contains(Next());

    [Benchmark]
    public Milestone? GetMilestoneOfHeldSnapshot() => _held.GetMilestone(Next());

    [Benchmark]
    public Milestone? GetMilestoneOfRegistry() => _registry.GetMilestone(Next());

    private string Next() => _names[_at++ & (Draws - 1)];
}
