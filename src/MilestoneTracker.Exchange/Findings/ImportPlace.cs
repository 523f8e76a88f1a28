using System.Globalization;

namespace MilestoneTracker.Exchange.Findings;

/// <summary>Where something stands in the input. <see langword="default"/> is the input as a whole.</summary>
/// <param name="Line">The line, from 1; 0 where the whole input is meant.</param>
/// <param name="Column">The UTF-16 unit in the line, from 1 (in broken JSON the byte); 0 where the whole line is meant.</param>
/// <param name="Row">In a table the row of data, from 1, not counting headings and blank rows; 0 elsewhere.</param>
/// <param name="Heading">In a table the heading of the column; <see langword="null"/> elsewhere.</param>
public readonly record struct ImportPlace(int Line, int Column, int Row = 0, string? Heading = null)
{
    /// <summary>The place as <c>line:column</c>, with the row and the heading where there are such; empty for the whole input.</summary>
    public override string ToString()
    {
        if (Line == 0) return "";
        string place = string.Create(CultureInfo.InvariantCulture, $"{Line}:{Column}");
        if (Row > 0) place += string.Create(CultureInfo.InvariantCulture, $" row {Row}");
        return Heading is null ? place : $"{place} '{Heading}'";
    }
}
