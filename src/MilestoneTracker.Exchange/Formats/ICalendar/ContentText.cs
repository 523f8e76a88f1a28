using System.Text;

namespace MilestoneTracker.Exchange.Formats.ICalendar;

// Texts of iCalendar (RFC 5545, 3.3.11): a backslash before a character that would end or part the text; \n for a line break.
internal static class ContentText
{
    public static string Unescaped(string value)
    {
        if (!value.Contains('\\', StringComparison.Ordinal)) return value;
        StringBuilder text = new(value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\' && i + 1 < value.Length) text.Append(value[++i] is 'n' or 'N' ? '\n' : value[i]);
            else text.Append(value[i]);
        }

        return text.ToString();
    }

    /// <summary>The parts of a list between commas that are not escaped, unescaped.</summary>
    public static IEnumerable<string> Parts(string value)
    {
        int from = 0;
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] == '\\') i++;
            else if (value[i] == ',')
            {
                yield return Unescaped(value[from..i]);
                from = i + 1;
            }
        }

        yield return Unescaped(value[from..]);
    }
}
