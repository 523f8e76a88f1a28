using System.Text;

namespace MilestoneTracker.Reporting.Formats;

// Passes on what is written, and looks before each piece whether somebody wants it to end. So every format ends at once, in the
// middle of a line if
// need be, without knowing of it. The writer behind it is neither flushed nor closed with it.
internal sealed class AttentiveWriter(TextWriter output, CancellationToken cancellationToken) : TextWriter
{
    public override Encoding Encoding => output.Encoding;

    public override void Write(char value) => Attentive.Write(value);

    public override void Write(char[] buffer, int index, int count) => Attentive.Write(buffer, index, count);

    public override void Write(ReadOnlySpan<char> buffer) => Attentive.Write(buffer);

    public override void Write(string? value) => Attentive.Write(value);

    public override void Flush() => output.Flush();

    private TextWriter Attentive
    {
        get
        {
            cancellationToken.ThrowIfCancellationRequested();
            return output;
        }
    }
}
