using System.Text;

namespace MilestoneTracker.Exchange.Formats.ICalendar;

// Any text as the value of a parameter, which may have no quotation marks and no line breaks: escaped with a caret, as RFC 6868 has it.
internal static class QuotedParameter
{
    public static string Encode(string text) =>
        text.Replace("^", "^^", StringComparison.Ordinal).Replace("\n", "^n", StringComparison.Ordinal)
            .Replace("\"", "^'", StringComparison.Ordinal);

    public static string Decode(string value)
    {
        if (!value.Contains('^', StringComparison.Ordinal)) return value;
        StringBuilder text = new(value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            char next = i + 1 < value.Length ? value[i + 1] : '\0';
            if (value[i] != '^' || next is not ('^' or 'n' or '\''))
            {
                text.Append(value[i]);
                continue;
            }

            text.Append(next switch { 'n' => '\n', '\'' => '"', _ => '^' });
            i++;
        }

        return text.ToString();
    }
}
