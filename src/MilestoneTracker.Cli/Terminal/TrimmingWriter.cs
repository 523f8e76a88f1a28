using System.Text;

namespace MilestoneTracker.Cli.Terminal;

// Trims trailing spaces. Spectre.Console pads each line of a table to its last column, and the spaces would wrap on a narrower terminal.
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
