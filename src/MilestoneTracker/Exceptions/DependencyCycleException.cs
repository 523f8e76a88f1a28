namespace MilestoneTracker;

/// <summary>The dependency would close a cycle.</summary>
public sealed class DependencyCycleException : MilestoneRegistryException
{
    /// <summary>How many names of a long path the message shows at either end.</summary>
    private const int Shown = 8;

    internal DependencyCycleException(IReadOnlyList<string> path)
        : base(Describe(path)) => Path = path;

    /// <summary>
    /// The cycle itself, closed and walkable: it starts with the milestone that was to depend, goes on with the dependency, each name
    /// depends on the next, and it ends with the name that it started with. A shortest such cycle, and of those the ordinally smallest.
    /// </summary>
    public IReadOnlyList<string> Path { get; }

    internal static string Describe(IReadOnlyList<string> path) =>
        $"'{path[0]}' cannot depend on '{path[1]}', because that would close the cycle {InWords(path)}. Withdraw a dependency on it first.";

    /// <summary>The names with arrows between them, the middle left out where they are many.</summary>
    internal static string InWords(IReadOnlyList<string> path) => path.Count <= 2 * Shown
        ? string.Join(" → ", path)
        : FormattableString.Invariant(
            $"{string.Join(" → ", path.Take(Shown))} → … {path.Count - (2 * Shown)} more … → {string.Join(" → ", path.Skip(path.Count - Shown))}");
}
