using Spectre.Console;

namespace MilestoneTracker.Cli.Terminal;

// A table that fits the width of a terminal: long cells wrap. If the columns are too narrow for their words, which Spectre.Console would
// break, the cells of a row are listed below each other, each after its heading. Cells are text, never markup; widths are terminal
// columns, of which some characters take two.
internal static class SpectreTable
{
    private const int MaxUnfolded = 16; // a time, a status
    private const int Gap = 2;

    public static void Write(TextWriter output, string[] headings, List<Cell[]> rows, int width, bool isColored)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isColored ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = isColored ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(new TrimmingWriter(output)),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = Math.Max(20, width);
        console.Profile.Capabilities.Unicode = true;
        int[] widest = [.. headings.Select((_, column) => rows.Select(row => row[column].Text.GetCellWidth()).DefaultIfEmpty().Max())];
        int least = headings.Select(
            (heading, column) =>
            Gap + Math.Max(LeastOf(heading), widest[column] <= MaxUnfolded ? widest[column] : rows.Max(row => LeastOf(row[column].Text))))
            .Sum();
        console.Write(least <= console.Profile.Width || rows.Count == 0 ? Across(headings, rows, widest) : Below(headings, rows));
        console.Profile.Out.Writer.Flush();
    }

    private static Table Across(string[] headings, List<Cell[]> rows, int[] widest)
    {
        Table table = Bare();
        for (int i = 0; i < headings.Length; i++)
            table.AddColumn(Column(new Text(headings[i], Colors.StyleOf(Tone.Faint)), isWhole: widest[i] <= MaxUnfolded));
        foreach (Cell[] row in rows) table.AddRow(row.Select(TextOf));
        return table;
    }

    private static Table Below(string[] headings, List<Cell[]> rows)
    {
        Table table = Bare().HideHeaders();
        table.AddColumn(Column(Text.Empty, isWhole: true)).AddColumn(Column(Text.Empty, isWhole: false));
        foreach (Cell[] row in rows)
        {
            if (table.Rows.Count > 0) table.AddEmptyRow();
            for (int i = 0; i < headings.Length; i++)
                if (row[i].Text.Length > 0) table.AddRow(TextOf(new Cell(headings[i], Tone: Tone.Faint)), TextOf(row[i]));
        }

        return table;
    }

    private static Table Bare() => new() { Border = TableBorder.None, UseSafeBorder = false };

    private static TableColumn Column(Text heading, bool isWhole) => new(heading) { Padding = new Padding(0, 0, Gap, 0), NoWrap = isWhole };

    private static Text TextOf(Cell cell) => new(cell.Text, Colors.StyleOf(cell.Tone));

    // The longest word, up to the length that must not be broken.
    private static int LeastOf(string text) => Math.Min(MaxUnfolded, text.Split(' ').Max(word => word.GetCellWidth()));
}
