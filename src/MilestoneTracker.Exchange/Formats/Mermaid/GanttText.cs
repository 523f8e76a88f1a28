using System.Globalization;
using System.Text;

namespace MilestoneTracker.Exchange.Formats.Mermaid;

// A text of a Gantt chart: its first character, and each that is neither a letter or digit of ASCII nor a blank, as a code. Names that
// begin with a word of the language, or have a colon, would otherwise lose their line or break the chart.
internal static class GanttText
{
    public static string Escaped(string text)
    {
        StringBuilder escaped = new(text.Length + 16);
        bool isFirst = true;
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool isPlain = rune.IsAscii && (char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value == ' ');
            if (isPlain && !isFirst) escaped.Append((char)rune.Value);
            else escaped.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
            isFirst = false;
        }

        return escaped.ToString();
    }
}
