namespace MilestoneTracker.TestSupport.Twin;

/// <summary>The host's rule in the random sequences: it refuses by the state as it is staged, and it throws for one transition.</summary>
internal static class TransitionRule
{
    public static bool Refuses(MilestoneStatus from, MilestoneStatus to, bool needsBlocked) =>
        (to == MilestoneStatus.Completed && needsBlocked) || Throws(from, to);

    public static string? Ask(StatusTransition transition)
    {
        if (Throws(transition.From, transition.To)) throw new NotSupportedException("This rule throws.");
        RegistrySnapshot staged = transition.Snapshot;
        Milestone milestone = staged.GetMilestone(transition.Name)!;
        bool needsBlocked = milestone.Dependencies.Any(name => staged.GetMilestone(name)!.Status == MilestoneStatus.Blocked);
        return milestone.Status != transition.From ? "The staged state has another status."
            : Refuses(transition.From, transition.To, needsBlocked) ? "It needs something that is blocked."
            : null;
    }

    private static bool Throws(MilestoneStatus from, MilestoneStatus to) =>
        from == MilestoneStatus.Cancelled && to == MilestoneStatus.OnHold;
}
