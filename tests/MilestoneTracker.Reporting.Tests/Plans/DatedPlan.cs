using ReleasePlan;

namespace MilestoneTracker.Reporting.Tests.Plans;

// A plan made by hand that has one of everything that dates can say: finished early and late, begun, on hold, pinned, with a date of its
// own, promised for a day and for a time, critical and not, without any date, and cancelled. Now is Monday, 2 March 2026, 12:00.
internal static class DatedPlan
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public static MilestoneRegistry Registry()
    {
        PlanClock clock = new(new DateOnly(2026, 2, 2));
        MilestoneRegistry registry = new(new MilestoneRegistryOptions { TimeProvider = clock });
        registry.Batch(proposal =>
        {
            foreach (string name in (string[])["kickoff", "survey", "permit", "foundation", "frame", "roof", "garden", "pool",
                "handover", "party"])
                proposal.RegisterMilestone(name, ["works"]);
            foreach ((string milestone, string dependency) in new[] {
                ("foundation", "survey"), ("foundation", "permit"), ("frame", "foundation"), ("roof", "frame"), ("handover", "roof"),
                ("party", "handover"), ("handover", "pool") })
                proposal.DeclareMilestoneDependency(milestone, dependency);
            foreach ((string milestone, string key, string value) in new[]
            {
                ("survey", "duration", "3d"), ("survey", "target", "2026-02-06"), ("permit", "duration", "2w"),
                ("permit", "target", "2026-02-13"), ("foundation", "duration", "2w"), ("foundation", "target", "2026-03-10"),
                ("frame", "duration", "1w"), ("frame", "target", "2026-03-18"), ("roof", "duration", "3d"),
                ("handover", "target", "2026-03-27T12:00"), ("garden", "duration", "2d"), ("garden", "not-before", "2026-03-16"),
                ("party", "pinned", "2026-03-20T20:00"), ("kickoff", "target", "2026-02-02"),
            }) proposal.SetMilestoneField(milestone, key, value);
        });
        registry.UpdateMilestoneStatus("kickoff", MilestoneStatus.Completed);
        clock.Today = new DateOnly(2026, 2, 4);
        registry.UpdateMilestoneStatus("survey", MilestoneStatus.Completed);
        registry.UpdateMilestoneStatus("pool", MilestoneStatus.Cancelled);
        clock.Today = new DateOnly(2026, 2, 23);
        registry.UpdateMilestoneStatus("permit", MilestoneStatus.Completed);
        registry.UpdateMilestoneStatus("foundation", MilestoneStatus.InProgress);
        registry.SetMilestoneField("foundation", "remaining", "8d");
        clock.Today = new DateOnly(2026, 2, 27);
        registry.UpdateMilestoneStatus(
            "foundation", MilestoneStatus.OnHold, new ChangeContext { Actor = "Grace", Reason = "the ground is <frozen>" });
        return registry;
    }

    /// <summary>A proposal, before it is committed: the roof takes two weeks, and the garden is cancelled.</summary>
    public static PlanReport Slipped()
    {
        using ProposedChange proposal = Registry().Propose();
        proposal.SetMilestoneField("roof", "duration", "2w");
        proposal.UpdateMilestoneStatus("garden", MilestoneStatus.Cancelled);
        return PlanReport.Create(
            proposal.Staged, new PlanReportOptions { Title = "What if", Now = Now, ComparedTo = proposal.Base });
    }

    public static PlanReport Report(PlanReportOptions? options = null)
    {
        options ??= new PlanReportOptions { Title = "A house with dates" };
        options.Now ??= Now;
        return PlanReport.Create(Registry().Current, options);
    }
}
