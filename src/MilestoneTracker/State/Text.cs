using System.Globalization;

namespace MilestoneTracker.State;

// The rules of text at the border: names of milestones and components, actors, correlation ids, reasons.
// The lists of characters are fixed here and not asked of the runtime, so that every runtime and every
// version of Unicode accepts the same names, and every log can keep what a registry accepts.
internal static class Text
{
    private const int MaximumNameLength = 256;
    private const int MaximumReasonLength = 4096;

    /// <summary>The name itself, where it keeps every rule.</summary>
    public static string CheckedName(string name, string parameter)
    {
        if (name.Length == 0) throw new ArgumentException("The text is empty. A name has 1 to 256 UTF-16 units.", parameter);
        if (name.Length > MaximumNameLength)
            throw new ArgumentException($"The text has {Invariant(name.Length)} UTF-16 units. A name has 1 to 256.", parameter);
        if (IsWhiteSpace(name[0])) throw Broken(name, 0, "white space at the start", parameter);
        if (IsWhiteSpace(name[name.Length - 1])) throw Broken(name, name.Length - 1, "white space at the end", parameter);
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            if (c < 0x7F && c >= 0x20) continue;
            if (IsControl(c)) throw Broken(name, i, "a control character", parameter);
            if (c is '\u2028' or '\u2029') throw Broken(name, i, "a line or paragraph separator", parameter);
            if (IsBidirectionalControl(c)) throw Broken(name, i, "a bidirectional control", parameter);
            if (char.IsSurrogate(c)) i = EndOfPair(name, i, parameter);
        }

        return name;
    }

    /// <summary>The reason itself, where it is well-formed text of at most 4,096 UTF-16 units.</summary>
    public static string CheckedReason(string reason, string parameter)
    {
        if (reason.Length > MaximumReasonLength)
            throw new ArgumentException($"The text has {Invariant(reason.Length)} UTF-16 units. A reason has at most 4,096.", parameter);
        for (int i = 0; i < reason.Length; i++)
        {
            char c = reason[i];
            if (IsControl(c) && c is not ('\n' or '\t')) throw Broken(reason, i, "a control character other than line feed and tab", parameter);
            if (char.IsSurrogate(c)) i = EndOfPair(reason, i, parameter);
        }

        return reason;
    }

    /// <summary>The place of the second half of the pair that begins at <paramref name="i"/>.</summary>
    private static int EndOfPair(string text, int i, string parameter) =>
        char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])
            ? i + 1
            : throw Broken(text, i, "an unpaired surrogate", parameter);

    private static bool IsControl(char c) => c < 0x20 || c is >= '\u007F' and <= '\u009F';

    private static bool IsBidirectionalControl(char c) =>
        c is '\u061C' or '\u200E' or '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';

    // Unicode White_Space, as of every version from 6.3 on.
    private static bool IsWhiteSpace(char c) =>
        c is >= '\u0009' and <= '\u000D' or '\u0020' or '\u0085' or '\u00A0' or '\u1680'
            or >= '\u2000' and <= '\u200A' or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000';

    private static ArgumentException Broken(string text, int index, string what, string parameter) =>
        new($"The text has {what} (U+{((int)text[index]).ToString("X4", CultureInfo.InvariantCulture)}) at index {Invariant(index)}. Remove it.", parameter);

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
