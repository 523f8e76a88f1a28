using System.Globalization;
using System.Runtime.CompilerServices;

namespace MilestoneTracker.Reporting.Pictures;

// Markup that its content cannot break. The literal parts of an interpolated string are markup, written by us; its holes are text, which
// is escaped:
//
//     markup.Add($"<td class=\"name\">{milestone.Name}</td>");
//
// Only Literal writes unescaped text, for constants of this library. Numbers use the invariant culture, lengths are rounded to a
// hundredth of a pixel. Nothing is buffered.
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
