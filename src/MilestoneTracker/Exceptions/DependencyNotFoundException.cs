namespace MilestoneTracker;

/// <summary>Both milestones are registered, but the first does not depend on the second.</summary>
public sealed class DependencyNotFoundException : MilestoneRegistryException
{
    /// <summary>Creates a refusal for a dependency that is not declared. Public so that tests of a host can throw it.</summary>
    /// <param name="milestone">The name of the milestone that does not depend.</param>
    /// <param name="dependency">The name of the milestone that it does not depend on.</param>
    public DependencyNotFoundException(string milestone, string dependency)
        : base($"'{milestone}' does not depend on '{dependency}'. Declare the dependency first.") =>
            (Milestone, Dependency) = (milestone, dependency);

    /// <summary>The name of the milestone that does not depend on <see cref="Dependency"/>.</summary>
    public string Milestone { get; }

    /// <summary>The name of the milestone that <see cref="Milestone"/> does not depend on.</summary>
    public string Dependency { get; }
}
