namespace MilestoneTracker;

/// <summary>Both milestones are registered, but the one does not depend on the other.</summary>
public sealed class DependencyNotFoundException : MilestoneRegistryException
{
    internal DependencyNotFoundException(string milestone, string dependency)
        : base($"'{milestone}' does not depend on '{dependency}'. Declare the dependency first.") =>
            (Milestone, Dependency) = (milestone, dependency);

    /// <summary>The milestone that would depend.</summary>
    public string Milestone { get; }

    /// <summary>The milestone that it would depend on.</summary>
    public string Dependency { get; }
}
