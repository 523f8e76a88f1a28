using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Tables;

// A number with a unit as people type it into a cell: 5d, 5 days, 2,5 wks, 3ed. A week has five days, a month twenty; elapsed ones seven
// and thirty.
internal static class CellAmount
{
    private const int MostDigits = 7;

    /// <summary>The text of a duration; null where the cell is none. Without a unit it is days; a question mark at its end, for an
    /// estimate, is dropped.</summary>
    public static string? Duration(ReadOnlySpan<char> cell, int hoursPerDay)
    {
        cell = cell.Trim();
        if (cell is [.., '?']) cell = cell[..^1];
        if (!TryTenths(ref cell, out long tenths)) return null;
        cell = cell.TrimStart();
        bool isElapsed = cell is ['e' or 'E', ..];
        if (isElapsed) cell = cell[1..];
        if (Size(cell.IsEmpty ? "d" : cell, isElapsed, hoursPerDay) is not { } size) return null;
        long minutes = tenths * size / 10;
        return minutes > Amounts.MostMinutes ? null : Amounts.Duration(minutes, isElapsed, hoursPerDay);
    }

    /// <summary>Takes up to seven digits and one decimal; false where there are none, or more.</summary>
    public static bool TryTenths(ref ReadOnlySpan<char> text, out long tenths)
    {
        tenths = 0;
        int digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
        if (digits is 0 or > MostDigits) return false;
        foreach (char digit in text[..digits]) tenths = (tenths * 10) + (digit - '0');
        tenths *= 10;
        text = text[digits..];
        if (text.Length > 1 && text[0] is '.' or ',' && char.IsAsciiDigit(text[1]))
        {
            tenths += text[1] - '0';
            text = text[2..];
        }

        return true;
    }

    /// <summary>The minutes of a unit; null where the word is none.</summary>
    public static long? Size(ReadOnlySpan<char> unit, bool isElapsed, int hoursPerDay)
    {
        if (Is(unit, "m", "min", "mins", "minute", "minutes")) return 1;
        if (Is(unit, "h", "hr", "hrs", "hour", "hours")) return 60;
        if (Is(unit, "d", "day", "days")) return isElapsed ? 1440 : hoursPerDay * 60;
        if (Is(unit, "w", "wk", "wks", "week", "weeks")) return isElapsed ? 10_080 : hoursPerDay * 300;
        return Is(unit, "mo", "mon", "mons", "month", "months") ? isElapsed ? 43_200 : hoursPerDay * 1200 : null;
    }

    private static bool Is(ReadOnlySpan<char> unit, params ReadOnlySpan<string> words)
    {
        foreach (string word in words)
            if (unit.Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
