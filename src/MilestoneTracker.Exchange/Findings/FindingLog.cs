namespace MilestoneTracker.Exchange.Findings;

// Findings as they are made: counted exactly, kept up to a limit for each code.
internal sealed class FindingLog(int mostOfACode)
{
    private readonly List<ImportFinding> _kept = [];
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public FindingLog(ImportFindings earlier, int mostOfACode) : this(mostOfACode)
    {
        _kept.AddRange(earlier);
        foreach ((string code, int count) in earlier.Counts) _counts.Add(code, count);
    }

    /// <summary>Whether the next finding of a code is kept; where it is not, its message need not be made.</summary>
    public bool Keeps(string code) => _counts.GetValueOrDefault(code) < mostOfACode;

    public void Add(string code, Place place, string? sourceId, string message) => Add(code, place.ToPublic(), sourceId, message);

    public void Add(string code, ImportPlace place, string? sourceId, string message)
    {
        _counts.TryGetValue(code, out int count);
        _counts[code] = count + 1;
        if (count < mostOfACode) _kept.Add(new ImportFinding(code, FindingLevels.Of(code), place, sourceId, message));
    }

    /// <summary>Counts findings that are not kept.</summary>
    public void Count(string code, int count)
    {
        if (count > 0) _counts[code] = _counts.GetValueOrDefault(code) + count;
    }

    public ImportFindings Frozen() => new(_kept, new SortedDictionary<string, int>(_counts, StringComparer.Ordinal));
}
