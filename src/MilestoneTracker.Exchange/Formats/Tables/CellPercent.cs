using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Tables;

// A percentage in a cell: 12, 12.5, 12,5 %. Kept in millionths of a per cent, cut; whether anything was cut off counts for "more than
// nothing".
internal readonly record struct CellPercent(long Millionths, bool HasRest)
{
    public bool IsAll => Millionths == 100_000_000 && !HasRest;

    public bool IsSome => Millionths > 0 || HasRest;

    public string Progress => Amounts.Progress(Millionths, 100_000_000);

    /// <summary>The percentage; null where the cell is none, or more than 100.</summary>
    public static CellPercent? Parse(ReadOnlySpan<char> cell)
    {
        cell = cell.Trim();
        if (cell is [.., '%']) cell = cell[..^1].TrimEnd();
        int digits = 0;
        while (digits < cell.Length && char.IsAsciiDigit(cell[digits])) digits++;
        if (digits is 0 or > 3) return null;
        long millionths = 0;
        foreach (char digit in cell[..digits]) millionths = (millionths * 10) + (digit - '0');
        ReadOnlySpan<char> decimals = default;
        if (digits < cell.Length)
        {
            decimals = cell[(digits + 1)..];
            if (cell[digits] is not ('.' or ',') || decimals.IsEmpty || decimals.ContainsAnyExceptInRange('0', '9')) return null;
        }

        for (int i = 0; i < 6; i++) millionths = (millionths * 10) + (i < decimals.Length ? decimals[i] - '0' : 0);
        bool hasRest = decimals.Length > 6 && decimals[6..].ContainsAnyExcept('0');
        return millionths > 100_000_000 || (millionths == 100_000_000 && hasRest) ? null : new CellPercent(millionths, hasRest);
    }
}
