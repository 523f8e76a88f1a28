namespace MilestoneTracker.Tests.Examples;

/// <summary>The plan that most examples begin with: a release that needs a user interface that needs an API.</summary>
internal static class Plans
{
    public static MilestoneRegistry ApiUiRelease(MilestoneRegistry? registry = null)
    {
        registry ??= new MilestoneRegistry();
        registry.RegisterMilestone("API", ["backend"]);
        registry.RegisterMilestone("UI", ["frontend"]);
        registry.RegisterMilestone("Release", ["backend", "frontend"]);
        registry.DeclareMilestoneDependency("UI", "API");
        registry.DeclareMilestoneDependency("Release", "UI");
        return registry;
    }
}

/// <summary>A clock that an example sets.</summary>
internal sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
