using MilestoneTracker.Auditing;
using MilestoneTracker.TestSupport.Data;
using ReleasePlan;

namespace MilestoneTracker.Reporting.Tests.Plans;

// The real plan of the sample, played as the sample plays it: with its log, half-way or to its end.
internal static class SamplePlan
{
    public static PlanReport Halfway() => ReportOf(plan => plan.Halfway);

    public static PlanReport AtTheEnd() => ReportOf(plan => plan.Changes[^1].Date);

    private static PlanReport ReportOf(Func<Plan, DateOnly> day)
    {
        Plan plan = Plan.Load(Path.Combine(Repository.Root, "docs", "samples", "ReleasePlan", "python-3.12.plan.json"));
        DateOnly until = day(plan);
        PlanClock clock = new(plan.Begins);
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(log, new MilestoneRegistryOptions { TimeProvider = clock });
        registry.Batch(
            proposal =>
            {
                foreach (PlannedMilestone milestone in plan.Milestones) proposal.RegisterMilestone(milestone.Name, milestone.Components);
                foreach (PlannedMilestone milestone in plan.Milestones)
                    foreach (string dependency in milestone.Needs) proposal.DeclareMilestoneDependency(milestone.Name, dependency);
                foreach (PlannedMilestone milestone in plan.Milestones)
                    foreach ((string key, string value) in milestone.Fields.Where(field => field.Key is not ("title" or "owner" or "url")))
                        proposal.SetMilestoneField(milestone.Name, key, value);
            },
            new ChangeContext { Actor = "release manager", Reason = "the plan as it is written down" });
        RegistrySnapshot monthBefore = registry.Current;
        foreach (PlannedChange change in plan.Changes.TakeWhile(change => change.Date <= until))
        {
            clock.Today = change.Date;
            change.ApplyTo(registry);
            if (change.Date <= until.AddDays(-30)) monthBefore = registry.Current;
        }

        return PlanReport.Create(registry.Current, new PlanReportOptions
        {
            Title = plan.Title, Time = new DateTimeOffset(until, new TimeOnly(23, 59), TimeSpan.Zero), Log = log, ComparedTo = monthBefore,
                ComparedToNow = new DateTimeOffset(until.AddDays(-30), new TimeOnly(23, 59), TimeSpan.Zero),
                ImpactOf = "PEP 684 per-interpreter GIL",
        });
    }
}
