using System.Globalization;
using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Texts;

namespace MilestoneTracker.Reporting.Tests.Plans;

// A plan in which each name stands for a milestone, its component, who changed it last and why; with arrows, risks, differences and
// a history, so that every
// part of a report shows names.
internal static class PlanOfNames
{
    /// <summary>As many names as there are nasty ones, short and long, that mean nothing to anybody.</summary>
    public static IReadOnlyList<string> PlainNames { get; } =
        [.. HostileNames.All.Select(
            (name, i) =>
            "plain " + i.ToString("0000", CultureInfo.InvariantCulture)
            + (name.Length > 40 ? " and a tail that makes the name a good deal longer than two lines of its box" : ""))];

    public static PlanReport Report(IReadOnlyList<string> names)
    {
        InMemoryAuditLog log = new();
        MilestoneRegistry registry =
            new(log, new MilestoneRegistryOptions { TimeProvider = new ReleasePlan.PlanClock(new DateOnly(2026, 2, 3)) });
        foreach (string name in names) registry.RegisterMilestone(name, [name], context: new ChangeContext { Actor = name, Reason = name });
        RegistrySnapshot earlier = registry.Current;
        for (int i = 0; i + 1 < names.Count; i += 2)
            registry.DeclareMilestoneDependency(names[i], names[i + 1], new ChangeContext { Actor = names[i], Reason = names[i] });
        for (int i = 0; i < names.Count; i++)
        {
            MilestoneStatus status = (MilestoneStatus)(i / 2 % 6);
            registry.UpdateMilestoneStatus(names[i], status, new ChangeContext { Actor = names[i], Reason = names[i] });
        }

        return PlanReport.Create(registry.Current, new PlanReportOptions
        {
            Title = names[0], Log = log, ComparedTo = earlier, ImpactOf = names[1], MaxChanges = 5000, MaxAssessed = 1000,
                AtRiskThreshold = Risk.RiskLevel.Low, Scope = new PlanScope { MaxNodes = 1000, ByComponent = false },
        });
    }
}
