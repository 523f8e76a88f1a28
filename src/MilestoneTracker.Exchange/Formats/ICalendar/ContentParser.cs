using System.Runtime.InteropServices;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Reading;

namespace MilestoneTracker.Exchange.Formats.ICalendar;

// The parts of a content line (RFC 5545, 3.1). Makes strings only of what is kept; a value that came among the last ones is the same string
// again.
internal sealed class ContentParser
{
    private readonly RecentTexts _recent = new();
    private readonly List<KeyValuePair<string, string>> _parameters = [];
    private KeyValuePair<string, string>[] _last = []; // mostly those of the next line, too

    /// <summary>Where the value of a line begins; negative where it is not a line of a calendar. Sets the parameters that are
    /// read.</summary>
    /// <param name="line">The line.</param>
    /// <param name="name">The name of the property in upper case; null where it is not read.</param>
    public int Parse(ReadOnlySpan<char> line, out string? name)
    {
        int at = WordEnd(line, 0);
        name = at == 0 ? null : ContentNames.Property(line[..at]);
        _parameters.Clear();
        if (at == 0) return -1;
        while (at < line.Length && line[at] == ';')
        {
            int end = WordEnd(line, at + 1);
            if (end == at + 1 || end >= line.Length || line[end] != '=') return -1;
            string? parameter = ContentNames.Parameter(line[(at + 1)..end]);
            at = end + 1;
            if (!TryValues(line, ref at, out ReadOnlySpan<char> value)) return -1;
            if (parameter is not null && name is not null) _parameters.Add(new(parameter, _recent.Of(value)));
        }

        return at < line.Length && line[at] == ':' ? at + 1 : -1;
    }

    /// <summary>The property that was parsed last.</summary>
    public ContentLine Line(string name, ReadOnlySpan<char> value, Place place) => new(name, Parameters(), _recent.Of(value), place);

    private KeyValuePair<string, string>[] Parameters()
    {
        if (_parameters.Count == 0) return [];
        if (_last.AsSpan().SequenceEqual(CollectionsMarshal.AsSpan(_parameters))) return _last;
        return _last = [.. _parameters];
    }

    // One or several values between commas, each in quotation marks or without; the first of them in quotation marks stands for all.
    private static bool TryValues(ReadOnlySpan<char> line, ref int at, out ReadOnlySpan<char> value)
    {
        int start = at;
        value = default;
        bool isQuoted = false;
        while (true)
        {
            int from = at;
            if (at < line.Length && line[at] == '"')
            {
                int length = line[(at + 1)..].IndexOf('"');
                if (length < 0) return false;
                at += length + 2;
                if (from == start)
                {
                    value = line.Slice(from + 1, length);
                    isQuoted = true;
                }
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

    private static int WordEnd(ReadOnlySpan<char> line, int at)
    {
        while (at < line.Length && (char.IsAsciiLetterOrDigit(line[at]) || line[at] == '-')) at++;
        return at;
    }
}
