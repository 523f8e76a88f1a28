using System.Globalization;

namespace MilestoneTracker.Reporting.Pictures;

// Fits text into a width. Grapheme clusters (UAX 29) are never cut. A line that is too long loses its middle, because names often differ
// at their end. Cost: the text once for each line.
internal static class TextFit
{
    private const string Ellipsis = "…";

    /// <summary>The text on one line.</summary>
    public static string Line(string text, double width, double size, bool bold = false)
    {
        if (TextWidth.Measure(text, size, bold) <= width) return text;
        int[] starts = StringInfo.ParseCombiningCharacters(text);
        double left = width - TextWidth.Measure(Ellipsis, size, bold);
        (int head, int tail) = (0, starts.Length); // the parts before head and from tail on are kept
        while (head < tail)
        {
            bool atHead = head <= (starts.Length - tail) * 2; // the beginning gets twice the room of the end
            ReadOnlySpan<char> next = atHead ? Cluster(text, starts, head) : Cluster(text, starts, tail - 1);
            left -= TextWidth.Measure(next, size, bold);
            if (left < 0) break;
            if (atHead) head++;
            else tail--;
        }

        string end = tail < starts.Length ? text[starts[tail]..] : "";
        return text[..(head < starts.Length ? starts[head] : text.Length)].TrimEnd(' ') + Ellipsis + end.TrimStart(' ');
    }

    /// <summary>The text on at most two lines: broken after a space or punctuation, or where the line is full.</summary>
    public static IReadOnlyList<string> TwoLines(string text, double width, double size, bool bold = false)
    {
        if (TextWidth.Measure(text, size, bold) <= width) return [text];
        int[] starts = StringInfo.ParseCombiningCharacters(text);
        (double used, int end, int wordEnd) = (0, 0, 0);
        for (; end < starts.Length; end++)
        {
            used += TextWidth.Measure(Cluster(text, starts, end), size, bold);
            if (used > width) break;
            if (text[starts[end]] is ' ' or '-' or '/' or '_' or '.' or ':' or ',') wordEnd = end + 1;
        }

        // A word that would leave less than a third of the line is broken instead.
        int broken = Math.Max(1, wordEnd * 3 < end ? end : wordEnd);
        if (broken >= starts.Length) return [Line(text, width, size, bold)];
        int split = starts[broken];
        string rest = text[split..].TrimStart(' ');
        return rest.Length == 0 ? [Line(text, width, size, bold)] : [text[..split].TrimEnd(' '), Line(rest, width, size, bold)];
    }

    /// <summary>The text on as many lines as needed, broken only after spaces; a word longer than a line is shortened.</summary>
    public static IReadOnlyList<string> Lines(string text, double width, double size)
    {
        List<string> lines = [];
        string line = "";
        foreach (string word in text.Split(' '))
        {
            string longer = line.Length == 0 ? word : line + " " + word;
            if (TextWidth.Measure(longer, size) <= width)
            {
                line = longer;
                continue;
            }

            if (line.Length > 0) lines.Add(line);
            line = Line(word, width, size);
        }

        if (line.Length > 0) lines.Add(line);
        return lines;
    }

    private static ReadOnlySpan<char> Cluster(string text, int[] starts, int index) =>
        text.AsSpan(starts[index], (index + 1 < starts.Length ? starts[index + 1] : text.Length) - starts[index]);
}
