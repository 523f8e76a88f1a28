using System.Globalization;
using System.Runtime.CompilerServices;

namespace MilestoneTracker.Reporting.Pictures;

// Markup that cannot be broken by what is put into it. What stands in the literal parts of a line is markup, written by us;
// what stands in its holes is text, written by anybody, and is escaped on the way out:
//     markup.Add($"<td class=\"name\">{milestone.Name}</td>");
// There is no way to write a text unescaped but Literal, which takes what this library itself has as constants.
// Numbers are written with the invariant culture, lengths to a hundredth of a pixel. Nothing is kept: each piece goes to the writer
// at once.
internal sealed class Markup(TextWriter output)
{
    public Markup Add([InterpolatedStringHandlerArgument("")] ref Line line)
    {
        _ = line; // it is written already
        return this;
    }

    public void Literal(string markup) => output.Write(markup);

    private TextWriter Output => output;

    [InterpolatedStringHandler]
    internal readonly ref struct Line
    {
        private readonly TextWriter _output;

        public Line(int literalLength, int holes, Markup markup)
        {
            _ = (literalLength, holes);
            _output = markup.Output;
        }

        public void AppendLiteral(string markup) => _output.Write(markup);

        public void AppendFormatted(string? text) => XmlText.Write(_output, text);

        public void AppendFormatted(long number)
        {
            Span<char> digits = stackalloc char[24];
            number.TryFormat(digits, out int length, provider: CultureInfo.InvariantCulture);
            _output.Write(digits[..length]);
        }

        public void AppendFormatted(double length)
        {
            double rounded = Math.Round(length, 2) + 0.0; // no minus zero
            Span<char> digits = stackalloc char[40];
            rounded.TryFormat(digits, out int written, "0.##", CultureInfo.InvariantCulture);
            _output.Write(digits[..written]);
        }
    }
}
