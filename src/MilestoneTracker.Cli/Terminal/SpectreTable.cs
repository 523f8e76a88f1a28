using Spectre.Console;

namespace MilestoneTracker.Cli.Terminal;

// A table that fits the width of a terminal: what is too long goes on below. Cells are texts, never markup.
internal static class SpectreTable
{
    private const int MostUnfolded = 16; // a time, a status

    public static void Write(TextWriter output, string[] headings, List<Cell[]> rows, int width, bool isColored)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isColored ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = isColored ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(new LinesWithoutTail(output)),
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        console.Profile.Width = Math.Max(20, width);
        console.Profile.Capabilities.Unicode = true;
        Table table = new() { Border = TableBorder.None, UseSafeBorder = false };
        for (int i = 0; i < headings.Length; i++)
        {
            int widest = rows.Count == 0 ? 0 : rows.Max(row => row[i].Text.Length);
            table.AddColumn(new TableColumn(new Text(headings[i], Colors.StyleOf(Tone.Faint))) { Padding = new Padding(0, 0, 2, 0), NoWrap = widest <= MostUnfolded });
        }

        foreach (Cell[] row in rows) table.AddRow(row.Select(cell => new Text(cell.Text, Colors.StyleOf(cell.Tone))));
        console.Write(table);
        console.Profile.Out.Writer.Flush();
    }
}
