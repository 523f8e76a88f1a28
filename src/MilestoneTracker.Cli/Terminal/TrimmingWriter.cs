using System.Text;

namespace MilestoneTracker.Cli.Terminal;

// Spectre.Console fills each line of a table with spaces up to its last column; nobody needs them, and they fold on a narrower terminal.
internal sealed class TrimmingWriter(TextWriter output) : TextWriter
{
    private readonly StringBuilder _line = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (value == '\r') return;
        if (value != '\n')
        {
            _line.Append(value);
            return;
        }

        output.WriteLine(_line.ToString().TrimEnd(' '));
        _line.Clear();
    }

    public override void Flush()
    {
        if (_line.Length == 0) return;
        output.Write(_line.ToString().TrimEnd(' '));
        _line.Clear();
    }
}
