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
        change.RemoveMilestone("Schema");
        tell.Say("proposed", $"{change.Base} → {change.Staged}, {change.Context}");
        tell.Say("differences", change.Staged.CompareTo(change.Base));
        tell.Say("committed", change.Commit());

        ProposedChange stale = registry.Propose();
        stale.RemoveMilestone("Tests");
        registry.UpdateMilestoneStatus("Release", MilestoneStatus.InProgress);
        tell.Refused<StaleChangeException>("overtaken", () => stale.Commit(), e => $"proposed at {e.ProposedVersion}, now {e.CurrentVersion}");
        stale.Dispose();
    }
}
