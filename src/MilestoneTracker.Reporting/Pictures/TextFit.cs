using System.Globalization;

namespace MilestoneTracker.Reporting.Pictures;

// Fits text into a width. Grapheme clusters (UAX 29) are never cut. A word is cut only if it does not fit on a line of its own, with the
// ellipsis if there is more; then not within a number, date or version ("3.12", "2026-03-01") unless that leaves less than half. A line
// that is too long loses its middle, because names often differ at their end. Cost: the text once, and O(words × line) for a line.
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
        double room = width - TextWidth.Measure(Ellipsis, size, bold);
        (int head, int tail) = WholeWords(text, starts, size, bold, room);

        // Of the words beside the gap, those that no line has room for are filled in.
        double left = room - Measure(0, head) - Measure(tail, starts.Length);
        bool fillsHead = Measure(head, NextBreak(text, starts, head)) > room;
        bool fillsTail = Measure(LastBreak(text, starts, tail), tail) > room;
        (int wholeHead, int wholeTail) = (head, tail);
        while (head < tail && (fillsHead || fillsTail))
        {
            bool atHead = fillsHead && (!fillsTail || head <= (starts.Length - tail) * 2); // the beginning gets twice the room of the end
            left -= TextWidth.Measure(atHead ? Cluster(text, starts, head) : Cluster(text, starts, tail - 1), size, bold);
            if (left < 0) break;
            if (atHead) head++;
            else tail--;
        }

        if (head > wholeHead) head = Outside(text, starts, head, -1, head - wholeHead);
        if (tail < wholeTail) tail = Outside(text, starts, tail, 1, wholeTail - tail);
        string end = tail < starts.Length ? text[starts[tail]..] : "";
        return text[..(head < starts.Length ? starts[head] : text.Length)].TrimEnd(' ') + Ellipsis + end.TrimStart(' ');

        double Measure(int from, int to) => TextWidth.Measure(Part(text, starts, from, to).Trim(' '), size, bold);
    }

    // As many whole words from both ends as there is room for: the parts before head and from tail on.
    private static (int Head, int Tail) WholeWords(string text, int[] starts, double size, bool bold, double room)
    {
        (int head, int tail) = (0, starts.Length);
        while (head < tail)
        {
            (int next, int last) = (NextBreak(text, starts, head), LastBreak(text, starts, tail));
            bool headFits = next < tail && Fits(next, tail), tailFits = last > head && Fits(head, last);
            if (!headFits && !tailFits) break;
            if (headFits && (!tailFits || head <= (starts.Length - tail) * 2)) head = next;
            else tail = last;
        }

        return (head, tail);

        bool Fits(int to, int from) => TextWidth.Measure(Part(text, starts, 0, to).Trim(' '), size, bold)
            + TextWidth.Measure(Part(text, starts, from, starts.Length).Trim(' '), size, bold) <= room;
    }

    private static int NextBreak(string text, int[] starts, int from)
    {
        int to = from + 1;
        while (to < starts.Length && !IsBreak(text, starts[to])) to++;
        return Math.Min(to, starts.Length);
    }

    private static int LastBreak(string text, int[] starts, int to)
    {
        int from = to - 1;
        while (from > 0 && !IsBreak(text, starts[from])) from--;
        return Math.Max(from, 0);
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
        if (broken == 0 || (broken * 3 < end && !FitsWord(broken))) broken = Math.Max(1, Outside(text, starts, end, -1, end));
        if (broken >= starts.Length) return [Line(text, width, size, bold)];
        int split = starts[broken];
        string rest = text[split..].TrimStart(' ');
        return rest.Length == 0 ? [Line(text, width, size, bold)] : [text[..split].TrimEnd(' '), Line(rest, width, size, bold)];

        bool Fits(int from) => TextWidth.Measure(text.AsSpan(starts[from]).Trim(' '), size, bold) <= width;

        bool FitsWord(int from) =>
            TextWidth.Measure(Part(text, starts, from, NextBreak(text, starts, from)).Trim(' '), size, bold) <= width;
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

    // The nearest place outside a number, towards the end of what is kept of a word, if that leaves at least half of it.
    private static int Outside(string text, int[] starts, int from, int step, int kept)
    {
        for (int at = from, lost = 0; at > 0 && at < starts.Length && 2 * lost <= kept; at += step, lost++)
            if (!IsInNumber(text, starts[at])) return at;
        return from;
    }

    private static ReadOnlySpan<char> Part(string text, int[] starts, int from, int to) =>
        from >= to ? default : text.AsSpan(starts[from], (to < starts.Length ? starts[to] : text.Length) - starts[from]);

    private static ReadOnlySpan<char> Cluster(string text, int[] starts, int index) =>
        Part(text, starts, index, index + 1);
}
