namespace MilestoneTracker.Exchange.Formats.Tables;

// Several values in one cell: between semicolons and line feeds where there is one, else between commas, except for a decimal comma before
// a unit.
internal static class CellLists
{
    public static List<string> Split(string cell) => [.. Parts(cell).Select(part => cell[part])];

    /// <summary>Where the values stand in the cell.</summary>
    public static List<Range> Parts(string cell)
    {
        List<Range> parts = [];
        bool hasStrong = cell.AsSpan().IndexOfAny(';', '\n') >= 0;
        int from = 0;
        for (int i = 0; i <= cell.Length; i++)
        {
            bool isEnd = i == cell.Length || (hasStrong ? cell[i] is ';' or '\n' : cell[i] == ',' && !IsDecimal(cell, i));
            if (!isEnd) continue;
            int to = i;
            while (from < to && char.IsWhiteSpace(cell[from])) from++;
            while (from < to && char.IsWhiteSpace(cell[to - 1])) to--;
            if (from < to) parts.Add(from..to);
            from = i + 1;
        }

        return parts;
    }

    // Whether digits stand before the comma, and digits with a unit behind it: 1FS+1,5d.
    private static bool IsDecimal(string cell, int comma)
    {
        if (comma == 0 || !char.IsAsciiDigit(cell[comma - 1])) return false;
        int at = comma + 1;
        while (at < cell.Length && char.IsAsciiDigit(cell[at])) at++;
        if (at == comma + 1) return false;
        while (at < cell.Length && char.IsWhiteSpace(cell[at])) at++;
        return at < cell.Length && (char.IsAsciiLetter(cell[at]) || cell[at] == '%');
    }
}
