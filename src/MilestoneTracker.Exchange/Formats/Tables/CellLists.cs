namespace MilestoneTracker.Exchange.Formats.Tables;

// Several values in one cell: between semicolons and line feeds where there is one, else between commas, except for a decimal comma before
// a unit.
internal static class CellLists
{
    public static List<string> Split(ReadOnlySpan<char> cell)
    {
        List<string> parts = [];
        foreach (ReadOnlySpan<char> part in Parts(cell)) parts.Add(part.ToString());
        return parts;
    }

    /// <summary>The values of the cell, one after the other, without a copy.</summary>
    public static CellParts Parts(ReadOnlySpan<char> cell) => new(cell);
}
