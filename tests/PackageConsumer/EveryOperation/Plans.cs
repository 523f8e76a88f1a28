using MilestoneTracker;
using MilestoneTracker.Auditing;

namespace PackageConsumer.EveryOperation;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class StandingClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}

/// <summary>The plan that most parts begin with.</summary>
internal static class Plans
{
    public static (MilestoneRegistry Registry, InMemoryAuditLog Log) Release(Action<MilestoneRegistryOptions>? configure = null)
    {
        MilestoneRegistryOptions options = new() { TimeProvider = new StandingClock() };
        configure?.Invoke(options);
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(log, options);
        registry.RegisterMilestone("Schema", ["database"]);
        registry.RegisterMilestone("API", ["backend"], MilestoneStatus.InProgress);
        registry.RegisterMilestone("Manual", ["docs"], MilestoneStatus.Completed);
        registry.RegisterMilestone("Release", ["backend", "docs"]);
        registry.DeclareMilestoneDependency("API", "Schema");
        registry.DeclareMilestoneDependency("Release", "API");
        registry.DeclareMilestoneDependency("Release", "Manual");
        return (registry, log);
    }
}
