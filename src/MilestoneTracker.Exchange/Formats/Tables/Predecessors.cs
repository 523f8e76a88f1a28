using MilestoneTracker.Exchange.Reading;

namespace MilestoneTracker.Exchange.Formats.Tables;

// The targets of links in cells: ids, and clean names that are not ids. A token means the longest beginning of it that is one of them and
// behind which only a kind and a lag stand, so that TASKFS is the id TASKFS where there is one, and not TASK finish to start. Beginnings of
// more than 256 units are only looked up as whole tokens, and more than 64 units are not a kind and lag, so a long token costs little.
internal sealed class Predecessors
{
    private const int MostOfBeginning = 256;
    private const int MostOfSuffix = 64;
    private readonly Dictionary<string, DraftItem> _targets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DraftItem>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly NumberIndex<DraftItem> _numbered = new();
    private readonly bool[] _lengths = new bool[MostOfBeginning + 1];

    public Predecessors(bool hasIds) => (HasIds, _lookup) = (hasIds, _targets.GetAlternateLookup<ReadOnlySpan<char>>());

    /// <summary>Whether the table has ids, which may then stand with # before them.</summary>
    public bool HasIds { get; }

    /// <summary>Adds an item by its id or name; false where that is there already.</summary>
    public bool Add(string name, DraftItem item)
    {
        if (Numeral(name) is >= 0 and long number)
        {
            if (!_numbered.TryAdd(number, item)) return false;
        }
        else if (!_targets.TryAdd(name, item))
        {
            return false;
        }

        if (name.Length <= MostOfBeginning) _lengths[name.Length] = true;
        return true;
    }

    public DraftItem? Find(ReadOnlySpan<char> id)
    {
        if (Numeral(id) is >= 0 and long number) return _numbered.Find(number);
        return IsLength(id.Length) && _lookup.TryGetValue(id, out DraftItem? item) ? item : null;
    }

    /// <summary>What a token means; null where no beginning of it is known.</summary>
    public (DraftItem Item, LinkSuffix Suffix)? Parse(string token, int hoursPerDay)
    {
        int least = Math.Max(1, token.Length - MostOfSuffix);
        for (int length = token.Length; length >= least; length = Math.Min(length - 1, MostOfBeginning + 1))
        {
            ReadOnlySpan<char> beginning = token.AsSpan(0, length);
            if (length != token.Length && char.IsWhiteSpace(beginning[^1])) continue;
            if (Known(beginning.TrimEnd()) is { } item
                && LinkSuffix.Parse(token.AsSpan(length), hoursPerDay) is { } suffix) return (item, suffix);
        }

        return null;
    }

    private DraftItem? Known(ReadOnlySpan<char> name) =>
        Find(name) ?? (HasIds && name is ['#', _, ..] ? Find(name[1..]) : null);

    private bool IsLength(int length) => length > MostOfBeginning || _lengths[length];

    // The number that a text is, as nearly all ids are; negative where it is none, or is not written as a number is.
    private static long Numeral(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 9 || (text[0] == '0' && text.Length > 1)) return -1;
        long number = 0;
        foreach (char c in text)
        {
            if (!char.IsAsciiDigit(c)) return -1;
            number = (number * 10) + (c - '0');
        }

        return number;
    }
}
