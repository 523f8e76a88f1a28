using System.Globalization;

namespace MilestoneTracker.Ledger.Notes;

// The rules of key names. White space is listed here, so that the result does not depend on the runtime and its version of Unicode.
internal static class KeyName
{
    /// <summary>The maximum length of an untrusted name in a message, in UTF-16 units.</summary>
    private const int MaxShown = 80;

    /// <summary>The rule that a name breaks, as the predicate of a sentence; <see langword="null"/> if the name is valid.</summary>
    public static string? FaultOf(string? name)
    {
        if (string.IsNullOrEmpty(name)) return "is empty";
        for (int i = 0; i < name!.Length; i++)
        {
            char c = name[i];
            if (c == '+') return "has a plus sign, which separates the parts of a verifier key";
            if (IsWhiteSpace(c)) return "has white space, which ends a name in a signature line";
            if (c < 0x20) return "has a control character";
            if (!char.IsSurrogate(c)) continue;
            if (i + 1 == name.Length || !char.IsSurrogatePair(c, name[i + 1])) return "has an unpaired surrogate";
            i++;
        }

        return null;
    }

    public static string Checked(string name, string parameter)
    {
        if (name is null) throw new ArgumentNullException(parameter);
        return FaultOf(name) is { } fault ? throw new ArgumentException($"The name of the key {fault}.", parameter) : name;
    }

    /// <summary>A key as text: name, plus sign, key id as eight hexadecimal digits.</summary>
    public static string WithId(string name, uint keyId) =>
        name + "+" + keyId.ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>A key as text for a message, with a long name shortened.</summary>
    public static string Shown(string name, uint keyId) =>
        WithId(name.Length <= MaxShown ? name : $"{name.Substring(0, MaxShown)}…", keyId);

    // Unicode White_Space, unchanged since version 6.3.
    private static bool IsWhiteSpace(char c) =>
        c is >= '\u0009' and <= '\u000D' or '\u0020' or '\u0085' or '\u00A0' or '\u1680'
            or >= '\u2000' and <= '\u200A' or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000';
}
