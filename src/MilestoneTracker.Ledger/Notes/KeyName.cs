using System.Globalization;

namespace MilestoneTracker.Ledger.Notes;

// The rules of key names. White space is listed and not asked of the runtime, so that every runtime and every version of
// Unicode refuses the same names.
internal static class KeyName
{
    /// <summary>How much of a name that somebody else chose a message shows, in UTF-16 units.</summary>
    private const int MaxShown = 80;

    /// <summary>Which rule a name breaks, as half a sentence; <see langword="null"/> where it keeps all.</summary>
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

    /// <summary>A key as people tell it from others: name, plus, eight hexadecimal digits.</summary>
    public static string WithId(string name, uint keyId) =>
        name + "+" + keyId.ToString("x8", CultureInfo.InvariantCulture);

    /// <summary>The same for a message, which does not grow with the name.</summary>
    public static string Shown(string name, uint keyId) =>
        WithId(name.Length <= MaxShown ? name : $"{name.Substring(0, MaxShown)}…", keyId);

    // Unicode White_Space, as of every version from 6.3 on.
    private static bool IsWhiteSpace(char c) =>
        c is >= '\u0009' and <= '\u000D' or '\u0020' or '\u0085' or '\u00A0' or '\u1680'
            or >= '\u2000' and <= '\u200A' or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000';
}
