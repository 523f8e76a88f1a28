using MilestoneTracker.Exchange.Findings;

namespace MilestoneTracker.Exchange.Formats.ICalendar;

// A property: its name in upper case, its parameters by their names in upper case, its value as written.
internal sealed record ContentLine(string Name, IReadOnlyList<KeyValuePair<string, string>> Parameters, string Value, Place Place)
{
    /// <summary>The property of a line; null where it is none.</summary>
    public static ContentLine? Parse(string line, Place place)
    {
        int at = WordEnd(line, 0);
        if (at == 0) return null;
        string name = line[..at].ToUpperInvariant();
        List<KeyValuePair<string, string>> parameters = [];
        while (at < line.Length && line[at] == ';')
        {
            int end = WordEnd(line, at + 1);
            if (end == at + 1 || end >= line.Length || line[end] != '=') return null;
            string parameter = line[(at + 1)..end].ToUpperInvariant();
            at = end + 1;
            if (!TryValues(line, ref at, out string value)) return null;
            parameters.Add(new(parameter, value));
        }

        return at < line.Length && line[at] == ':' ? new ContentLine(name, parameters, line[(at + 1)..], place) : null;
    }

    /// <summary>The value of a parameter; the last one where it stands there twice, null where it does not.</summary>
    public string? Parameter(string name)
    {
        string? found = null;
        foreach ((string parameter, string value) in Parameters)
            if (parameter == name) found = value;
        return found;
    }

    /// <summary>The value as text, with escaped characters as they are meant.</summary>
    public string Text() => ContentText.Unescaped(Value);

    // One or several values between commas, each in quotation marks or without; the first of them in quotation marks stands for all.
    private static bool TryValues(string line, ref int at, out string value)
    {
        int start = at;
        (value, bool isQuoted) = ("", false);
        while (true)
        {
            int from = at;
            if (at < line.Length && line[at] == '"')
            {
                int end = line.IndexOf('"', at + 1);
                if (end < 0) return false;
                at = end + 1;
                if (from == start) (value, isQuoted) = (line[(from + 1)..end], true);
            }
            else
            {
                while (at < line.Length && line[at] is not ('"' or ';' or ':' or ',')) at++;
            }

            if (at < line.Length && line[at] == ',') at++;
            else break;
        }

        if (!isQuoted) value = line[start..at];
        return at < line.Length && line[at] is ';' or ':';
    }

    private static int WordEnd(string line, int at)
    {
        while (at < line.Length && (char.IsAsciiLetterOrDigit(line[at]) || line[at] == '-')) at++;
        return at;
    }
}
