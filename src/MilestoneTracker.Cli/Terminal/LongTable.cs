using Spectre.Console;

namespace MilestoneTracker.Cli.Terminal;

// A table with too many rows to lay out: columns as wide as their widest cell, no wrapping, one line per row.
internal static class LongTable
{
    public static void Write(TextWriter output, string[] headings, List<Cell[]> rows, bool isColored)
    {
        int[] widths =
            [.. headings.Select((heading, column) => Math.Max(heading.Length, rows.Max(row => row[column].Text.GetCellWidth())))];
        Line(output, [.. headings.Select(heading => new Cell(heading, Tone: Tone.Faint))], widths, isColored);
        foreach (Cell[] row in rows) Line(output, row, widths, isColored);
    }

    private static void Line(TextWriter output, Cell[] row, int[] widths, bool isColored)
    {
        for (int i = 0; i < row.Length; i++)
        {
            output.Write(Colors.Paint(row[i].Text, row[i].Tone, isColored));
            for (int gap = row[i].Text.GetCellWidth(); i < row.Length - 1 && gap < widths[i] + 2; gap++) output.Write(' ');
        }

        output.WriteLine();
    }
}
