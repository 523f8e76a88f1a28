using System.Collections;

namespace MilestoneTracker.Exchange.Findings;

/// <summary>The findings of an import, in the order in which they were made. Of each code a bounded number is kept
/// (<see cref="Options.ImportLimits.Findings"/>); the counts are exact. Immutable; safe from any thread.</summary>
public sealed class ImportFindings : IReadOnlyList<ImportFinding>
{
    private readonly ImportFinding[] _kept;

    internal ImportFindings(IEnumerable<ImportFinding> kept, IDictionary<string, int> counts) =>
        (_kept, Counts) = ([.. kept], counts.AsReadOnly());

    /// <summary>How many findings there were of each code, those included that are not kept.</summary>
    public IReadOnlyDictionary<string, int> Counts { get; }

    /// <summary>How many findings are kept.</summary>
    public int Count => _kept.Length;

    /// <summary>How much the findings of a code matter; those of one code all matter as much.</summary>
    /// <param name="code">The code.</param>
    /// <exception cref="ArgumentNullException"><paramref name="code"/> is <see langword="null"/>.</exception>
    public static FindingLevel LevelOf(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return FindingLevels.Of(code);
    }

    /// <summary>One of the findings that are kept. O(1).</summary>
    /// <param name="index">Its index, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is none at this index.</exception>
    public ImportFinding this[int index] => (uint)index < (uint)_kept.Length ? _kept[index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, "There is no finding at this index.");

    /// <summary>The findings that are kept, in order.</summary>
    public IEnumerator<ImportFinding> GetEnumerator() => ((IEnumerable<ImportFinding>)_kept).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
