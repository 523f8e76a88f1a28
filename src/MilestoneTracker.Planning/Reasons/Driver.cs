namespace MilestoneTracker.Planning.Reasons;

/// <summary>One of what puts a milestone where the schedule has it: without all of these it would be earlier.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Dependency">The milestone, where it is a dependency; otherwise <see langword="null"/>.</param>
public readonly record struct Driver(DriverKind Kind, string? Dependency = null)
{
    /// <summary>The driver in words, such as <c>Now</c> or <c>Dependency:alpha</c>.</summary>
    public override string ToString() => Dependency is null ? Kind.ToString() : $"{Kind}:{Dependency}";
}
