using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.Auditing;
using MilestoneTracker.Risk;

namespace MilestoneTracker.Reporting.Tests;

// A small plan with something of everything: each status, a chain to what is blocked, a component of which nothing is left to do,
// and a log.
internal static class MixedPlan
{
    public static InMemoryAuditLog Log { get; } = new();

    public static (RegistrySnapshot Before, RegistrySnapshot Now) Snapshots { get; } = Start();

    /// <summary>All that there is to tell.</summary>
    public static PlanReport Whole { get; } = PlanReport.Create(Snapshots.Now, new PlanReportOptions
    {
        Title = "Release 1.0", Time = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.FromHours(2)), ImpactOf = "Schema",
            ComparedTo = Snapshots.Before, Log = Log,
    });

    /// <summary>The same, drawn by component.</summary>
    public static PlanReport Grouped { get; } =
        PlanReport.Create(Snapshots.Now, new PlanReportOptions { Title = "Release 1.0", Scope = new PlanScope { ByComponent = true } });

    /// <summary>Only what is at risk, and two nodes drawn of it.</summary>
    public static PlanReport Cut { get; } = PlanReport.Create(
        Snapshots.Now,
        new PlanReportOptions { Scope = new PlanScope { MinimumRisk = RiskLevel.Medium, MaxNodes = 2, ByComponent = false } });

    /// <summary>Of a plan without a milestone.</summary>
    public static PlanReport Empty { get; } = PlanReport.Create(
        new MilestoneRegistry().Current,
        new PlanReportOptions { Log = new InMemoryAuditLog(), ComparedTo = new MilestoneRegistry().Current });

    /// <summary>A plan of many milestones in layers of a hundred, each on three of the layer before; each layer is a component.</summary>
    public static RegistrySnapshot Large(int milestones)
    {
        MilestoneRegistry registry = new();
        return registry.Batch(change =>
        {
            for (int i = 0; i < milestones; i++)
            {
                change.RegisterMilestone(
                    $"Milestone {i}", [$"Layer {i / 100}"], i < milestones / 2
                    ? MilestoneStatus.Completed : i % 50 == 0 ? MilestoneStatus.Blocked : MilestoneStatus.InProgress);
                if (i < 100) continue;
                for (int back = 0; back < 3; back++)
                    change.DeclareMilestoneDependency($"Milestone {i}", $"Milestone {i / 100 * 100 - 100 + (i + back * 37) % 100}");
            }
        });
    }

    private static (RegistrySnapshot Before, RegistrySnapshot Now) Start()
    {
        MilestoneRegistry registry = new(
            Log, new MilestoneRegistryOptions {
            TimeProvider = new FakeTimeProvider(new DateTimeOffset(2026, 2, 2, 9, 30, 0, TimeSpan.Zero)) {
                AutoAdvanceAmount = TimeSpan.FromDays(1) } });
        registry.RegisterMilestone("Schema", ["Storage"], MilestoneStatus.InProgress, new ChangeContext { Actor = "ada" });
        registry.RegisterMilestone("API", ["Server", "Storage"]);
        registry.RegisterMilestone("Client (beta)", ["Client"]);
        registry.RegisterMilestone("Old client", ["Legacy"]);
        registry.DeclareMilestoneDependency("API", "Schema");
        RegistrySnapshot before = registry.Current;
        registry.DeclareMilestoneDependency("Client (beta)", "API");
        registry.RegisterMilestone("Manual", [], MilestoneStatus.OnHold);
        registry.RegisterMilestone("Vision", ["Client", "Server"], MilestoneStatus.Completed);
        registry.DeclareMilestoneDependency("Client (beta)", "Vision");
        registry.UpdateMilestoneStatus(
            "Old client", MilestoneStatus.Cancelled, new ChangeContext { Actor = "bob", Reason = "Nobody uses it & nobody will" });
        registry.UpdateMilestoneStatus(
            "Schema", MilestoneStatus.Blocked, new ChangeContext { Actor = "ada", Reason = "Waits for legal", CorrelationId = "LEG-7" });
        return (before, registry.Current);
    }
}
