using System.Globalization;

namespace MilestoneTracker.Naming;

// The rules for text at the public boundary: names of milestones and components, actors, correlation ids, reasons, keys and values of
// fields. NameRules makes them public. The lists of characters are fixed here rather than taken from the runtime, so that every runtime
// and every version of Unicode accepts the same names, and every log can store what a registry accepts.
internal static class TextRules
{
    private const int MaximumNameLength = 256;
    private const int MaximumReasonLength = 4096;
    private const int MaximumValueLength = 4096;
    private const int MaximumKeyLength = 64;

    /// <summary>Returns a name if it keeps every rule, or throws.</summary>
    public static string CheckedName(string name, string parameter) =>
        NameProblem(name) is { } problem ? throw new ArgumentException(problem, parameter) : name;

    /// <summary>Which rule a name breaks and where; <see langword="null"/> if it keeps them all.</summary>
    public static string? NameProblem(string name)
    {
        if (name.Length == 0) return "The text is empty. A name has 1 to 256 UTF-16 units.";
        if (name.Length > MaximumNameLength) return $"The text has {Invariant(name.Length)} UTF-16 units. A name has 1 to 256.";
        if (IsWhiteSpace(name[0])) return Broken(name, 0, "white space at the start");
        if (IsWhiteSpace(name[name.Length - 1])) return Broken(name, name.Length - 1, "white space at the end");
        return CharacterProblem(name, hasLines: false, hasMarks: false);
    }

    /// <summary>Which rule the key of a field or the name of a collection breaks and where; <see langword="null"/> if it keeps them
    /// all.</summary>
    public static string? KeyProblem(string key)
    {
        if (key.Length == 0) return "The key is empty. A key has 1 to 64 of a–z, 0–9, '.' and '-', and begins with a letter.";
        if (key.Length > MaximumKeyLength) return $"The key has {Invariant(key.Length)} characters. A key has 1 to 64.";
        if (key[0] is < 'a' or > 'z') return $"The key begins with {Shown(key[0])}. A key begins with one of a–z.";
        for (int i = 1; i < key.Length; i++)
            if (key[i] is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '-'))
                return $"The key has {Shown(key[i])} at index {Invariant(i)}. A key has only a–z, 0–9, '.' and '-'.";
        return null;
    }

    /// <summary>Which rule the value of a field breaks and where; <see langword="null"/> if it keeps them all.</summary>
    public static string? ValueProblem(string value)
    {
        if (value.Length == 0) return "The value is empty. A value has 1 to 4,096 UTF-16 units; pass null to clear a field.";
        if (value.Length > MaximumValueLength) return $"The value has {Invariant(value.Length)} UTF-16 units. A value has 1 to 4,096.";
        return CharacterProblem(value, hasLines: true, hasMarks: false);
    }

    /// <summary>Returns a reason if it is well-formed text of at most 4,096 UTF-16 units, or throws.</summary>
    public static string CheckedReason(string reason, string parameter)
    {
        if (reason.Length > MaximumReasonLength)
            throw new ArgumentException($"The text has {Invariant(reason.Length)} UTF-16 units. A reason has at most 4,096.", parameter);
        return CharacterProblem(reason, hasLines: true, hasMarks: true) is { } problem
            ? throw new ArgumentException(problem, parameter) : reason;
    }

    /// <summary>The problem with the first character that the text must not contain.</summary>
    /// <param name="text">The text.</param>
    /// <param name="hasLines">Whether it may contain line feeds and tabs.</param>
    /// <param name="hasMarks">Whether it may contain separators and bidirectional controls.</param>
    private static string? CharacterProblem(string text, bool hasLines, bool hasMarks)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c < 0x7F && c >= 0x20) continue;
            if (IsControl(c) && !(hasLines && c is ('\n' or '\t')))
                return Broken(text, i, hasLines ? "a control character other than line feed and tab" : "a control character");
            if (!hasMarks && c is ('\u2028' or '\u2029')) return Broken(text, i, "a line or paragraph separator");
            if (!hasMarks && IsBidirectionalControl(c)) return Broken(text, i, "a bidirectional control");
            if (!char.IsSurrogate(c)) continue;
            if (!IsPair(text, i)) return Broken(text, i, "an unpaired surrogate");
            i++;
        }

        return null;
    }

    private static bool IsPair(string text, int i) =>
        char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);

    private static bool IsControl(char c) => c < 0x20 || c is >= '\u007F' and <= '\u009F';

    private static bool IsBidirectionalControl(char c) =>
        c is '\u061C' or '\u200E' or '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';

    /// <summary>Whether a character is Unicode White_Space, the same in every version since 6.3.</summary>
    public static bool IsWhiteSpace(char c) =>
        c is >= '\u0009' and <= '\u000D' or '\u0020' or '\u0085' or '\u00A0' or '\u1680'
            or >= '\u2000' and <= '\u200A' or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000';

    private static string Broken(string text, int index, string what) =>
        $"The text has {what} ({Code(text[index])}) at index {Invariant(index)}. Remove it.";

    private static string Shown(char c) => c is > ' ' and < '\u007F' ? $"'{c}'" : Code(c);

    private static string Code(char c) => "U+" + ((int)c).ToString("X4", CultureInfo.InvariantCulture);

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
