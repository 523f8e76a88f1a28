using Microsoft.Extensions.Time.Testing;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Texts;

namespace MilestoneTracker.Reporting.Tests;

// A plan in which everything that is text is hostile: names, components, actors, reasons, the title. Each milestone depends on the one
// before it and on the one seven before, so that every name is at both ends of an arrow and in chains of causes.
internal static class HostilePlan
{
    public static RegistrySnapshot Snapshot { get; } = Make(HostileNames.All, out _);

    /// <summary>Everything that a report can tell, about the whole plan and drawn whole.</summary>
    public static PlanReport Report { get; } = ReportOf(HostileNames.All);

    /// <summary>The plan of a few of the names, told in full.</summary>
    public static PlanReport ReportOf(IReadOnlyList<string> names)
    {
        RegistrySnapshot snapshot = Make(names, out InMemoryAuditLog log);
        return PlanReport.Create(snapshot, new PlanReportOptions
        {
            Title = names[^1],
            Time = new DateTimeOffset(2026, 11, 25, 3, 0, 0, TimeSpan.Zero),
            ImpactOf = names[0],
            ComparedTo = RegistrySnapshot.AsOf(log, names.Count),
            Log = log,
            MaxChanges = 10_000,
            MaxAssessed = 10_000,
            Scope = new PlanScope { MaxNodes = 100_000, ByComponent = false },
        });
    }

    public static string ReasonOf(IReadOnlyList<string> names, int i) => names[i] + "\n\t" + names[^(i + 1)];

    private static RegistrySnapshot Make(IReadOnlyList<string> names, out InMemoryAuditLog log)
    {
        log = new InMemoryAuditLog();
        MilestoneRegistry registry = new(
            log, new MilestoneRegistryOptions {
            TimeProvider = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 1, TimeSpan.Zero)) {
                AutoAdvanceAmount = TimeSpan.FromSeconds(1) } });
        for (int i = 0; i < names.Count; i++)
            registry.RegisterMilestone(
                names[i], [names[i], names[i * 31 % names.Count]], MilestoneStatus.Planned,
                new ChangeContext { Actor = names[i], Reason = ReasonOf(names, i) });
        for (int i = 1; i < names.Count; i++) registry.DeclareMilestoneDependency(names[i], names[i - 1]);
        for (int i = 7; i < names.Count; i++) registry.DeclareMilestoneDependency(names[i], names[i - 7]);
        for (int i = 0; i < names.Count; i++)
            if (i % 6 > 0) registry.UpdateMilestoneStatus(
                names[i], (MilestoneStatus)(i % 6),
                new ChangeContext { Actor = names[^(i + 1)], Reason = ReasonOf(names, i), CorrelationId = names[i] });
        return registry.Current;
    }
}
