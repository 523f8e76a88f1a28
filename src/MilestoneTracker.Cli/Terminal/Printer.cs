using System.Text.Json;

namespace MilestoneTracker.Cli.Terminal;

// What a verb says, in the form that is wanted: lines and tables for people on a terminal, tab-separated lines where the output goes
// elsewhere, or one JSON document. Nothing is ever taken for markup. Tables on a terminal are laid out by Spectre.Console as
// long as they are short enough to be looked at; longer ones, and everything that is not on a terminal, go straight through.
internal sealed class Printer(CommandEnvironment around, bool isColored, bool isJson)
{
    private const int MaxRowsLaidOut = 1000;

    private static readonly JsonWriterOptions JsonForm =
        new() { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public bool IsTerminal => around.OutputIsTerminal;

    public bool IsColored => isColored;

    /// <summary>A line for people.</summary>
    public void Line(string text = "") => around.Out.WriteLine(text);

    /// <summary>A line of parts that each may have a colour.</summary>
    public void Line(params ReadOnlySpan<Cell> parts)
    {
        foreach (Cell part in parts) around.Out.Write(Colors.Paint(part.Text, part.Tone, isColored));
        around.Out.WriteLine();
    }

    /// <summary>A table: on a terminal with headings, elsewhere a line a row with tabs between the columns, and none.</summary>
    public void Table(string[] headings, IEnumerable<Cell[]> rows)
    {
        if (!around.OutputIsTerminal)
        {
            foreach (Cell[] row in rows)
            {
                around.Cancelled.ThrowIfCancellationRequested();
                Tabbed(row);
            }

            return;
        }

        List<Cell[]> all = [];
        foreach (Cell[] row in rows)
        {
            around.Cancelled.ThrowIfCancellationRequested();
            all.Add(row);
        }

        if (all.Count > MaxRowsLaidOut) LongTable.Write(around.Out, headings, all, isColored);
        else SpectreTable.Write(around.Out, headings, all, around.Width, isColored);
    }

    /// <summary>The answer: one JSON object where that is wanted, otherwise what people and lines of programs read.</summary>
    /// <param name="json">Writes the members of the object.</param>
    /// <param name="text">Says the same otherwise.</param>
    public void Answer(Action<Utf8JsonWriter> json, Action text) => Answer(json, text, around.Cancelled);

    /// <summary>The answer of a call that has made its change: that is said also where somebody interrupts it now.</summary>
    /// <param name="json">Writes the members of the object.</param>
    /// <param name="text">Says the same otherwise.</param>
    public void AnswerDone(Action<Utf8JsonWriter> json, Action text) => Answer(json, text, CancellationToken.None);

    private void Answer(Action<Utf8JsonWriter> json, Action text, CancellationToken cancelled)
    {
        if (isJson) Json(json, cancelled);
        else text();
    }

    // One JSON document, with a line feed behind it.
    private void Json(Action<Utf8JsonWriter> members, CancellationToken cancelled)
    {
        around.Out.Flush();
        using (Utf8JsonWriter writer = new(new OutputPieces(around.Output, cancelled), JsonForm))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        around.Output.Write("\n"u8);
    }

    private void Tabbed(Cell[] row)
    {
        for (int i = 0; i < row.Length; i++)
        {
            if (i > 0) around.Out.Write('\t');
            around.Out.Write(Colors.Paint(row[i].Plain ?? row[i].Text, row[i].Tone, isColored));
        }

        around.Out.WriteLine();
    }
}
