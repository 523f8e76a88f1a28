namespace MilestoneTracker.TestQuality;

// The mutants that no test notices and why that is right: Survivors.md. A line that begins with "- `" is a mutant, and the text before
// it the argument.
internal sealed class Survivors
{
    private readonly List<string> _argued;

    private Survivors(List<string> argued) => _argued = argued;

    public static Survivors Read(string path) =>
        new([.. File.ReadLines(path).Where(line => line.StartsWith("- `", StringComparison.Ordinal)).Select(line => line[2..].TrimEnd())]);

    /// <summary>Those that are not on file; one that survives at two places of one wording must be there twice.</summary>
    public IEnumerable<string> NotArgued(IEnumerable<string> survivors)
    {
        List<string> left = [.. _argued];
        return [.. survivors.Where(survivor => !left.Remove(survivor))];
    }

    /// <summary>Those whose line of code is no longer there.</summary>
    /// <param name="source">The folder of the sources.</param>
    public IEnumerable<string> Stale(string source) => _argued.Where(mutant =>
    {
        string[] parts = mutant.Split('`');
        string file = Path.Combine(source, parts[1]);
        return !File.Exists(file) || !File.ReadLines(file).Select(MutationReport.Short).Contains(parts[^2], StringComparer.Ordinal);
    });
}
