namespace MilestoneTracker.Planning.Reasons;

/// <summary>A dependency that drives its dependent: that one is where it is because of it.</summary>
/// <param name="Milestone">The milestone that is driven.</param>
/// <param name="Dependency">The milestone that drives it.</param>
public readonly record struct DrivingLink(string Milestone, string Dependency)
{
    /// <summary>The link in words.</summary>
    public override string ToString() => $"{Milestone} > {Dependency}";
}
