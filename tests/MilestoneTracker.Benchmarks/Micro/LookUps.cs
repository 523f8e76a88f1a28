using System.Collections.Concurrent;
using BenchmarkDotNet.Attributes;

namespace MilestoneTracker.Benchmarks.Micro;

// One look-up by name, names at random: in a snapshot that is held, in the registry (which takes Current), and in what a program
// that needs no more than a look-up would use. Public, and not sealed, because BenchmarkDotNet asks for that.
public class LookUps
{
    private const int Draws = 1 << 14;
    private MilestoneRegistry _registry = null!;
    private RegistrySnapshot _held = null!;
    private ConcurrentDictionary<string, double> _peer = null!;
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
        _peer = new ConcurrentDictionary<string, double>(workload.Ids.Select(name => KeyValuePair.Create(name, _held.GetProgress(name))), StringComparer.Ordinal);
        _names = [.. Enumerable.Range(0, Draws).Select(_ => workload.Ids[random.Below(Milestones)])];
    }

    [Benchmark(Baseline = true)]
    public double ConcurrentDictionary() => _peer[Next()];

    [Benchmark]
    public double GetProgressOfHeldSnapshot() => _held.GetProgress(Next());

    [Benchmark]
    public double GetProgressOfRegistry() => _registry.GetProgress(Next());

    [Benchmark]
    public Milestone? GetMilestoneOfHeldSnapshot() => _held.GetMilestone(Next());

    [Benchmark]
    public Milestone? GetMilestoneOfRegistry() => _registry.GetMilestone(Next());

    private string Next() => _names[_at++ & (Draws - 1)];
}
