namespace MilestoneTracker.Tests.Sharing;

/// <summary>One change that is asked of a registry, and the outcome in a word.</summary>
internal sealed record SharedStep(string Word, Func<MilestoneRegistry, bool> Do)
{
    /// <summary>Few changes of few names, which help or hinder each other.</summary>
    public static readonly SharedStep[] Alphabet =
    [
        new("register x", registry => registry.RegisterMilestone("x") is not null),
        new("register y", registry => registry.RegisterMilestone("y") is not null),
        new("y depends on x", registry => registry.DeclareMilestoneDependency("y", "x")),
        new("x depends on y", registry => registry.DeclareMilestoneDependency("x", "y")),
        new("complete x", registry => registry.UpdateMilestoneStatus("x", MilestoneStatus.Completed)),
        new("remove x", registry => Done(() => registry.RemoveMilestone("x"))),
        new("batch", registry => registry.Batch(change =>
        {
            if (!change.Now.Contains("y")) change.RegisterMilestone("y");
            change.SetMilestoneField("y", "owner", change.Now.Contains("x") ? "with x" : "alone");
        }) is not null),
    ];

    public string Outcome(MilestoneRegistry registry)
    {
        try
        {
            return Do(registry) ? "made" : "nothing to change";
        }
        catch (MilestoneRegistryException e)
        {
            return e.GetType().Name;
        }
    }

    public override string ToString() => Word;

    private static bool Done(Action action)
    {
        action();
        return true;
    }
}
