using System.Collections.Immutable;

namespace MilestoneTracker.Naming;

// The components of a milestone: a set in ordinal order.
internal static class ComponentSet
{
    private static readonly ImmutableSortedSet<string> None = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Creates a set of the names, each checked. A set that is already in ordinal order is shared, not copied.</summary>
    public static ImmutableSortedSet<string> Create(IEnumerable<string>? components)
    {
        if (components is null) return None;
        ImmutableSortedSet<string> set =
            components is ImmutableSortedSet<string> given && ReferenceEquals(given.KeyComparer, StringComparer.Ordinal)
            ? given
            : ImmutableSortedSet.CreateRange(StringComparer.Ordinal, components);
        foreach (string? component in set)
            TextRules.CheckedName(
                component ?? throw new ArgumentException("A component is null. Remove it.", nameof(components)), nameof(components));
        return set.IsEmpty ? None : set;
    }
}
