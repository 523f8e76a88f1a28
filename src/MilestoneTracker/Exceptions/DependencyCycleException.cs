namespace MilestoneTracker;

/// <summary>The dependency would close a cycle.</summary>
public sealed class DependencyCycleException : MilestoneRegistryException
{
    /// <summary>How many names the message shows at each end of a long path.</summary>
    private const int Shown = 8;

    /// <summary>Creates a refusal of a dependency. Public so that tests of a host can throw it.</summary>
    /// <param name="path">The cycle as in <see cref="Path"/>: at least two names. It is kept, not copied.</param>
    /// <exception cref="ArgumentNullException"><paramref name="path"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="path"/> has fewer than two names.</exception>
    public DependencyCycleException(IReadOnlyList<string> path)
        : base(Describe(Checked(path))) => Path = path;

    /// <summary>
    /// The cycle, closed: it starts with the milestone that was to depend, continues with the dependency, each name depends on the next,
    /// and it ends with the name that it started with. It is a shortest cycle, and of these the ordinally smallest.
    /// </summary>
    public IReadOnlyList<string> Path { get; }

    internal static string Describe(IReadOnlyList<string> path) =>
        $"'{path[0]}' cannot depend on '{path[1]}', because that would close the cycle {InWords(path)}. Withdraw a dependency on it first.";

    /// <summary>The names with arrows between them; of a long path, without the middle.</summary>
    internal static string InWords(IReadOnlyList<string> path) => path.Count <= 2 * Shown
        ? string.Join(" → ", path)
        : string.Join(" → ", path.Take(Shown))
            + FormattableString.Invariant($" → … {path.Count - (2 * Shown)} more … → ")
            + string.Join(" → ", path.Skip(path.Count - Shown));

    private static IReadOnlyList<string> Checked(IReadOnlyList<string> path)
    {
        if (path is null) throw new ArgumentNullException(nameof(path));
        return path.Count >= 2 ? path : throw new ArgumentException(
            FormattableString.Invariant($"The path has {path.Count} names. A cycle has at least two: it ends where it starts."),
            nameof(path));
    }
}
