namespace MilestoneTracker.Planning.Reasons;

/// <summary>One of the reasons for a milestone's dates in a schedule: if none of them held, it would be earlier.</summary>
/// <param name="Kind">The kind of reason.</param>
/// <param name="Dependency">The milestone depended on, if the kind is a dependency; otherwise <see langword="null"/>.</param>
public readonly record struct Driver(DriverKind Kind, string? Dependency = null)
{
    /// <summary>The driver in words, such as <c>Now</c> or <c>Dependency:alpha</c>.</summary>
    public override string ToString() => Dependency is null ? Kind.ToString() : $"{Kind}:{Dependency}";
}
