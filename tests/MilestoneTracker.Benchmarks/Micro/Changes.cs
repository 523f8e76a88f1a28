using BenchmarkDotNet.Attributes;

namespace MilestoneTracker.Benchmarks.Micro;

// Single changes that can be made again and again, with a sink that keeps nothing: each is a pair that undoes itself, counted as two.
// Public, and not sealed, because BenchmarkDotNet asks for that.
public class Changes
{
    private MilestoneRegistry _registry = null!;

    [Params(1_000, 100_000)]
    public int Milestones { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _registry = Plan.Build(Layered.Of(Milestones), null, new Forgetful()).Registry;
        foreach (string name in (string[])["alone", "first", "second", "third"]) _registry.RegisterMilestone(name);
        _registry.DeclareMilestoneDependency("second", "third");
    }

    [Benchmark(OperationsPerInvoke = 2)]
    public void UpdateStatus()
    {
        _registry.UpdateMilestoneStatus("alone", MilestoneStatus.Completed);
        _registry.UpdateMilestoneStatus("alone", MilestoneStatus.Planned);
    }

    [Benchmark(OperationsPerInvoke = 2)]
    public void DeclareAndWithdraw()
    {
        _registry.DeclareMilestoneDependency("first", "second");
        _registry.WithdrawMilestoneDependency("first", "second");
    }

    [Benchmark]
    public DependencyCheck BeRefused() => _registry.TryDeclareMilestoneDependency("third", "second");

    [Benchmark(OperationsPerInvoke = 2)]
    public RegistrySnapshot UpdateStatusAndTakeCurrent()
    {
        _registry.UpdateMilestoneStatus("alone", MilestoneStatus.Completed);
        _ = _registry.Current;
        _registry.UpdateMilestoneStatus("alone", MilestoneStatus.Planned);
        return _registry.Current;
    }
}
