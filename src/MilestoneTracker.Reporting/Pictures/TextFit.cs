using System.Globalization;

namespace MilestoneTracker.Reporting.Pictures;

// Fits text into a width. Grapheme clusters (UAX 29) are never cut, words only if they do not fit on a line of their own, and numbers,
// dates and versions ("3.12", "2026-03-01") only if they are longer than that too. A line that is too long loses its middle, because names
// often differ at their end. Cost: the text once for each line.
internal static class TextFit
{
    private const string Ellipsis = "…";
    private const string Breaks = " -/_.:,";
    private const string Signs = "-/.:,";

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

        head = BreakNear(text, starts, head, -1);
        tail = BreakNear(text, starts, tail, 1);
        string end = tail < starts.Length ? text[starts[tail]..] : "";
        return text[..(head < starts.Length ? starts[head] : text.Length)].TrimEnd(' ') + Ellipsis + end.TrimStart(' ');
    }

    /// <summary>The text on at most two lines: broken after a space, or else after punctuation, or where the line is full.</summary>
    public static IReadOnlyList<string> TwoLines(string text, double width, double size, bool bold = false)
    {
        if (TextWidth.Measure(text, size, bold) <= width) return [text];
        int[] starts = StringInfo.ParseCombiningCharacters(text);
        (double used, int end, int space, int sign) = (0, 0, 0, 0);
        for (; end < starts.Length; end++)
        {
            if (end > 0 && IsBreak(text, starts[end]))
            {
                if (text[starts[end] - 1] == ' ') space = end;
                sign = end;
            }

            used += TextWidth.Measure(Cluster(text, starts, end), size, bold);
            if (used > width) break;
        }

        // A space if the rest fits on a line; otherwise the last place that is one, unless the word after it must be broken anyway.
        int broken = space > 0 && Fits(space) ? space : sign;
        if (broken == 0 || (broken * 3 < end && !FitsWord(broken))) broken = Math.Max(1, BreakNear(text, starts, end, -1));
        if (broken >= starts.Length) return [Line(text, width, size, bold)];
        int split = starts[broken];
        string rest = text[split..].TrimStart(' ');
        return rest.Length == 0 ? [Line(text, width, size, bold)] : [text[..split].TrimEnd(' '), Line(rest, width, size, bold)];

        bool Fits(int from) => TextWidth.Measure(text.AsSpan(starts[from]).Trim(' '), size, bold) <= width;

        bool FitsWord(int from)
        {
            int to = from + 1;
            while (to < starts.Length && !IsBreak(text, starts[to])) to++;
            int last = to < starts.Length ? starts[to] : text.Length;
            return TextWidth.Measure(text.AsSpan(starts[from], last - starts[from]).Trim(' '), size, bold) <= width;
        }
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

    // Whether a line may end before a character: after a space or a sign, but not after a sign within a number.
    private static bool IsBreak(string text, int at) =>
        Breaks.Contains(text[at - 1], StringComparison.Ordinal) && (text[at - 1] == ' ' || !IsInNumber(text, at));

    // Whether a character belongs to the number that the character before it belongs to: "3.12", "2.x", "2026-03-01", "9:30".
    private static bool IsInNumber(string text, int at)
    {
        char before = text[at - 1], next = text[at];
        if (char.IsAsciiDigit(before)) return char.IsAsciiDigit(next)
            || (Signs.Contains(next, StringComparison.Ordinal) && at + 1 < text.Length && char.IsAsciiLetterOrDigit(text[at + 1]));
        return at > 1 && char.IsAsciiDigit(text[at - 2])
            && (before is '.' or ',' ? char.IsAsciiLetterOrDigit(next)
                : Signs.Contains(before, StringComparison.Ordinal) && char.IsAsciiDigit(next));
    }

    // A place for the ellipsis: the nearest break towards the end of the text that is kept, or else the nearest place outside a number, if
    // that leaves at least half of it.
    private static int BreakNear(string text, int[] starts, int from, int step)
    {
        int kept = step < 0 ? from : starts.Length - from;
        foreach (bool anywhere in (bool[])[false, true])
            for (int at = from, lost = 0; at > 0 && at < starts.Length && 2 * lost <= kept; at += step, lost++)
                if (anywhere ? !IsInNumber(text, starts[at]) : IsBreak(text, starts[at])) return at;
        return from;
    }

    private static ReadOnlySpan<char> Cluster(string text, int[] starts, int index) =>
        text.AsSpan(starts[index], (index + 1 < starts.Length ? starts[index + 1] : text.Length) - starts[index]);
}
