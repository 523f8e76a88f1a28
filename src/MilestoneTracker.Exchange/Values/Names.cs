using System.Text;

namespace MilestoneTracker.Exchange.Values;

// Titles as names would have them, and texts as fields would. Guarantees that what comes out keeps the core's rules of names (1 to 256
// units) or of values, or is empty (null for a value): bidirectional controls dropped, lone surrogates U+FFFD, runs of controls one space,
// trimmed, cut between characters. O(length); a text that needs nothing comes back itself.
internal static class Names
{
    public const int MostOfName = 256;
    public const int MostOfValue = 4096;

    public static string Clean(string title)
    {
        if (IsPlain(title)) return Fit(Trim(title), MostOfName);
        StringBuilder clean = new(title.Length);
        bool inRun = false;
        for (int i = 0; i < title.Length; i++)
        {
            char c = title[i];
            if (IsBidirectional(c)) continue;
            bool isBreak = IsControl(c) || c is '\u2028' or '\u2029';
            if (isBreak && !inRun) clean.Append(' ');
            if (!isBreak) AppendWell(clean, title, ref i);
            inRun = isBreak;
        }

        return Fit(Trim(clean.ToString()), MostOfName);
    }

    /// <summary>The text as the value of a field; null where nothing is left. CR LF and CR become LF, other controls but tabs go.</summary>
    public static string? Value(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (!IsPlain(text, hasLines: true)) text = Well(text);
        if (IsBlank(text)) return null;
        return text.Length <= MostOfValue ? text : Cut(text, MostOfValue - 1) + "…";
    }

    /// <summary>The text, cut and trimmed to so many units with … at its end where it is longer.</summary>
    public static string Fit(string text, int most) => text.Length <= most ? text : Trim(Cut(text, most - 1)) + "…";

    /// <summary>The longest beginning of at most so many units that splits no pair.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        return text[..(most > 0 && char.IsHighSurrogate(text[most - 1]) && char.IsLowSurrogate(text[most]) ? most - 1 : most)];
    }

    public static string Trim(string text)
    {
        int from = 0;
        int to = text.Length;
        while (from < to && IsWhiteSpace(text[from])) from++;
        while (to > from && IsWhiteSpace(text[to - 1])) to--;
        return to - from == text.Length ? text : text[from..to];
    }

    private static string Well(string text)
    {
        StringBuilder well = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n') continue;
            if (c is '\r' or '\n' or '\u2028' or '\u2029') well.Append('\n');
            else if (c == '\t' || !(IsControl(c) || IsBidirectional(c))) AppendWell(well, text, ref i);
        }

        return well.ToString();
    }

    private static void AppendWell(StringBuilder well, string text, ref int i)
    {
        char c = text[i];
        if (!char.IsSurrogate(c))
        {
            well.Append(c);
        }
        else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
        {
            well.Append(c).Append(text[++i]);
        }
        else
        {
            well.Append('\uFFFD');
        }
    }

    // Whether nothing is to be replaced; tabs and line feeds are not where the text has lines.
    private static bool IsPlain(string text, bool hasLines = false)
    {
        int at = text.AsSpan().IndexOfAnyExceptInRange(' ', '~'); // nearly never one
        if (at < 0) return true;
        foreach (char c in text.AsSpan(at))
        {
            if (c is >= ' ' and <= '~' || (hasLines && c is '\t' or '\n')) continue;
            if (IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' || IsBidirectional(c)) return false;
        }

        return true;
    }

    private static bool IsBlank(string text)
    {
        foreach (char c in text)
            if (!IsWhiteSpace(c)) return false;
        return true;
    }

    private static bool IsControl(char c) => c < 0x20 || c is >= '\u007F' and <= '\u009F';

    private static bool IsBidirectional(char c) =>
        c is '\u061C' or '\u200E' or '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';

    // Unicode White_Space, fixed here as the core fixes it.
    private static bool IsWhiteSpace(char c) =>
        c is >= '\u0009' and <= '\u000D' or '\u0020' or '\u0085' or '\u00A0' or '\u1680'
            or >= '\u2000' and <= '\u200A' or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000';
}
