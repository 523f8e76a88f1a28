using System.Text;

namespace MilestoneTracker.Reporting.Formats;

// Passes on what is written and checks for cancellation before each piece, so every format can be cancelled at any point without knowing
// of it. The underlying writer is neither flushed nor closed.
internal sealed class CancellableWriter(TextWriter output, CancellationToken cancellationToken) : TextWriter
{
    public override Encoding Encoding => output.Encoding;

    public override void Write(char value) => Output.Write(value);

    public override void Write(char[] buffer, int index, int count) => Output.Write(buffer, index, count);

    public override void Write(ReadOnlySpan<char> buffer) => Output.Write(buffer);

    public override void Write(string? value) => Output.Write(value);

    public override void Flush() => output.Flush();

    private TextWriter Output
    {
        get
        {
            cancellationToken.ThrowIfCancellationRequested();
            return output;
        }
    }
}
