using System.Text;

namespace MilestoneTracker.Exchange.Formats.ICalendar;

// Escapes a text as a parameter value, which cannot contain quotation marks or line breaks: with carets, as in RFC 6868.
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
