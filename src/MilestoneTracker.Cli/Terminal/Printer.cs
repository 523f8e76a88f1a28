using System.Text.Json;

namespace MilestoneTracker.Cli.Terminal;

// Prints the answer of a verb: lines and tables on a terminal, tab-separated lines elsewhere, or one JSON document. Text is never
// interpreted as markup. Short tables on a terminal are laid out by Spectre.Console; longer ones, and all other output, are written
// directly.
internal sealed class Printer(CommandEnvironment environment, bool isColored, bool isJson)
{
    private const int MaxRowsLaidOut = 1000;

    private static readonly JsonWriterOptions JsonForm =
        new() { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private bool _mustEnd; // an answer that is written even if the invocation is cancelled now

    public bool IsTerminal => environment.OutputIsTerminal;

    public bool IsColored => isColored;

    /// <summary>A line for people.</summary>
    public void Line(string text = "") => environment.Out.WriteLine(text);

    /// <summary>A line of parts, each of which may have a colour.</summary>
    public void Line(params ReadOnlySpan<Cell> parts)
    {
        foreach (Cell part in parts) environment.Out.Write(Colors.Paint(part.Text, part.Tone, isColored));
        environment.Out.WriteLine();
    }

    /// <summary>A table: with headings on a terminal; elsewhere one tab-separated line per row, without headings.</summary>
    public void Table(string[] headings, IEnumerable<Cell[]> rows)
    {
        if (!environment.OutputIsTerminal)
        {
            foreach (Cell[] row in rows)
            {
                Cancelled.ThrowIfCancellationRequested();
                Tabbed(row);
            }

            return;
        }

        List<Cell[]> all = [];
        foreach (Cell[] row in rows)
        {
            Cancelled.ThrowIfCancellationRequested();
            all.Add(row);
        }

        if (all.Count > MaxRowsLaidOut) LongTable.Write(environment.Out, headings, all, isColored);
        else SpectreTable.Write(environment.Out, headings, all, environment.Width, isColored);
    }

    /// <summary>The answer: one JSON object with --json, otherwise text.</summary>
    /// <param name="json">Writes the members of the object.</param>
    /// <param name="text">Writes the text.</param>
    public void Answer(Action<Utf8JsonWriter> json, Action text) => Answer(json, text, environment.Cancelled);

    /// <summary>The answer after a change was made: it is written even if the invocation is cancelled now.</summary>
    /// <param name="json">Writes the members of the object.</param>
    /// <param name="text">Writes the text.</param>
    public void AnswerDone(Action<Utf8JsonWriter> json, Action text)
    {
        _mustEnd = true;
        Answer(json, text, CancellationToken.None);
    }

    private CancellationToken Cancelled => _mustEnd ? CancellationToken.None : environment.Cancelled;

    private void Answer(Action<Utf8JsonWriter> json, Action text, CancellationToken cancelled)
    {
        if (isJson) Json(json, cancelled);
        else text();
    }

    // One JSON document, followed by a line feed.
    private void Json(Action<Utf8JsonWriter> members, CancellationToken cancelled)
    {
        environment.Out.Flush();
        using (Utf8JsonWriter writer = new(new OutputPieces(environment.Output, cancelled), JsonForm))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        environment.Output.Write("\n"u8);
    }

    private void Tabbed(Cell[] row)
    {
        for (int i = 0; i < row.Length; i++)
        {
            if (i > 0) environment.Out.Write('\t');
            environment.Out.Write(Colors.Paint(row[i].Plain ?? row[i].Text, row[i].Tone, isColored));
        }

        environment.Out.WriteLine();
    }
}
