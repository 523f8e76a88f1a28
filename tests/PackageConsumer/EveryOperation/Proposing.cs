using MilestoneTracker;

namespace PackageConsumer.EveryOperation;

// A change that is looked at before it is made.
internal static class Proposing
{
    public static void Play(Telling tell)
    {
        tell.Begin("proposing");
        MilestoneRegistry registry = Plans.Release().Registry;

        using ProposedChange change = registry.Propose(new ChangeContext { Actor = "ada" });
        tell.Say("registered", change.RegisterMilestone("Tests", ["quality"], MilestoneStatus.InProgress));
        tell.Say("declared", change.DeclareMilestoneDependency("Release", "Tests"));
        tell.Say("tried", change.TryDeclareMilestoneDependency("Tests", "Release"));
        tell.Say("status", change.UpdateMilestoneStatus("API", MilestoneStatus.Completed));
        tell.Say("withdrawn", change.WithdrawMilestoneDependency("API", "Schema"));
        change.Batch(edits => edits.RemoveMilestone("Schema"));
        tell.Say("proposed", $"{change.Base} → {change.Staged}, {change.Context}");
        RegistryDifference difference = change.Staged.ChangesSince(change.Base);
        tell.Say("difference", $"{difference}; nothing {difference.IsEmpty}");
        tell.Say("differences", difference.Milestones);
        tell.Say("now", change.Now);
        tell.Say("committed", change.Commit());

        ProposedChange stale = registry.Propose();
        stale.RemoveMilestone("Tests");
        registry.UpdateMilestoneStatus("Release", MilestoneStatus.InProgress);
        tell.Refused<StaleChangeException>(
            "overtaken", () => stale.Commit(), e => $"proposed at {e.ProposedVersion}, now {e.CurrentVersion}");
        stale.Dispose();
        Edit(registry.Edit(new ChangeContext { Actor = "ada" }), tell);
    }

    // Written once for whatever can be edited: here each is a change of the registry.
    private static void Edit(PlanEditor plan, Telling tell)
    {
        tell.Say("registered", plan.RegisterMilestone("Docs"));
        tell.Say("declared", plan.DeclareMilestoneDependency("Docs", "Tests"));
        tell.Say("tried", plan.TryDeclareMilestoneDependency("Tests", "Docs"));
        tell.Say("status", plan.UpdateMilestoneStatus("Docs", MilestoneStatus.InProgress));
        tell.Say("withdrawn", plan.WithdrawMilestoneDependency("Docs", "Tests"));
        plan.Batch(edits => edits.RemoveMilestone("Docs"));
        tell.Say("edited", plan.Now);
    }
}
