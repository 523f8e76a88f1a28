using MilestoneTracker.Auditing;
using ReleasePlan;

namespace MilestoneTracker.Reporting.Tests.Plans;

// A plan made by hand that has one of everything: every status and level of risk, a milestone over two components and one over
// none, one that came, one
// that went and one that was declared to need another, a long name, a name from right to left, and a reason on two lines.
internal static class SmallPlan
{
    public static PlanReport Report(PlanScope? scope = null)
    {
        (RegistrySnapshot earlier, RegistrySnapshot now, InMemoryAuditLog log) = Play();
        return PlanReport.Create(now, new PlanReportOptions
        {
            Title = "A plan with <everything> & more", Time = new DateTimeOffset(2026, 3, 31, 0, 0, 0, TimeSpan.Zero), Log = log,
                ComparedTo = earlier, ImpactOf = "survey", Scope = scope ?? new PlanScope(),
        });
    }

    public static (RegistrySnapshot Earlier, RegistrySnapshot Now, InMemoryAuditLog Log) Play()
    {
        PlanClock clock = new(new DateOnly(2026, 1, 5));
        InMemoryAuditLog log = new();
        MilestoneRegistry registry =
            new(log, new MilestoneRegistryOptions { TimeProvider = clock, DefaultContext = new ChangeContext { Actor = "Ada" } });
        registry.Batch(proposal =>
        {
            proposal.RegisterMilestone("survey", ["site"]);
            proposal.RegisterMilestone("permit", ["law"]);
            proposal.RegisterMilestone("foundation", ["site", "works"]);
            proposal.RegisterMilestone("frame", ["works"]);
            proposal.RegisterMilestone(
                "the roof with its insulation, gutters, lightning rods and everything else that keeps the rain out", ["works"]);
            proposal.RegisterMilestone("garden");
            proposal.RegisterMilestone("גינה קטנה", ["site"]);
            proposal.RegisterMilestone("heating");
            proposal.RegisterMilestone("pool", ["site"]);
            proposal.RegisterMilestone("handover", ["law", "works"]);
            proposal.RegisterMilestone("cellar");
            foreach ((string milestone, string dependency) in new[]
            {
                ("foundation", "survey"), ("foundation", "permit"), ("frame", "foundation"), ("handover", "frame"), ("handover", "heating"),
                    ("garden", "pool"),
                ("the roof with its insulation, gutters, lightning rods and everything else that keeps the rain out", "frame"),
                ("handover", "the roof with its insulation, gutters, lightning rods and everything else that keeps the rain out"),
            }) proposal.DeclareMilestoneDependency(milestone, dependency);
        }, new ChangeContext { Actor = "Ada", Reason = "the first plan" });
        On(clock, 20);
        registry.UpdateMilestoneStatus("survey", MilestoneStatus.Completed, new ChangeContext { Actor = "Grace", Reason = "measured" });
        RegistrySnapshot earlier = registry.Current;
        On(clock, 32);
        registry.UpdateMilestoneStatus(
            "permit", MilestoneStatus.Blocked,
            new ChangeContext { Actor = "Grace", Reason = "the office asks for two more papers:\na drawing, and <the form> of 1987" });
        registry.UpdateMilestoneStatus("foundation", MilestoneStatus.InProgress);
        registry.UpdateMilestoneStatus("heating", MilestoneStatus.OnHold, new ChangeContext { Reason = "no pump to be had" });
        registry.UpdateMilestoneStatus("pool", MilestoneStatus.Cancelled);
        On(clock, 61);
        registry.RegisterMilestone("lift", ["works"], MilestoneStatus.InProgress);
        registry.DeclareMilestoneDependency("handover", "lift", new ChangeContext { Actor = "Ada", Reason = "three floors" });
        registry.WithdrawMilestoneDependency("foundation", "survey");
        registry.RegisterMilestone("inspection", ["law"]);
        registry.DeclareMilestoneDependency("inspection", "heating");
        registry.UpdateMilestoneStatus("frame", MilestoneStatus.Completed);
        registry.RemoveMilestone("cellar", new ChangeContext { Actor = "Ada" });
        return (earlier, registry.Current, log);
    }

    private static void On(PlanClock clock, int day) => clock.Today = new DateOnly(2026, 1, 5).AddDays(day);
}
