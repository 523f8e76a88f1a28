using MilestoneTracker.Naming;

namespace MilestoneTracker;

/// <summary>The rules for text: for names (of milestones, components, records, actors, correlation ids, registries, and anything that a
/// host names by the same rules), for keys of fields and names of collections, and for values of fields.</summary>
/// <remarks>
/// <para>A name: 1 to 256 UTF-16 units; no control character, no line or paragraph separator, no bidirectional control, no unpaired
/// surrogate; neither end is white space.</para>
/// <para>A key: 1 to 64 of <c>a</c>–<c>z</c>, <c>0</c>–<c>9</c>, <c>.</c> and <c>-</c>, beginning with a letter.</para>
/// <para>A value: 1 to 4,096 UTF-16 units; the same characters as in a name, plus line feed and tab; white space at either end is
/// kept.</para>
/// <para>The lists of characters are fixed rather than taken from the runtime, so that every runtime accepts the same text. Safe from any
/// thread.</para>
/// </remarks>
public static class NameRules
{
    /// <summary>Returns a name if it keeps every rule, or throws. O(length).</summary>
    /// <param name="name">The name.</param>
    /// <param name="parameter">The parameter name in the exception (default: "name").</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">It breaks a rule; the message says which and where.</exception>
    public static string Checked(string name, string? parameter = null)
    {
        if (name is null) throw new ArgumentNullException(parameter ?? nameof(name));
        return TextRules.CheckedName(name, parameter ?? nameof(name));
    }

    /// <summary>Whether a name keeps every rule, and if not, why. O(length); does not throw.</summary>
    /// <param name="name">The name.</param>
    /// <param name="problem">Which rule it breaks and where, in a sentence; <see langword="null"/> if it keeps them all.</param>
    public static bool IsValid(string? name, out string? problem)
    {
        problem = name is null ? "There is no text. A name has 1 to 256 UTF-16 units." : TextRules.NameProblem(name);
        return problem is null;
    }

    /// <summary>Returns the key of a field, or the name of a collection, if it keeps every rule, or throws. O(length).</summary>
    /// <param name="key">The key.</param>
    /// <param name="parameter">The parameter name in the exception (default: "key").</param>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">It breaks a rule; the message says which and where.</exception>
    public static string CheckedKey(string key, string? parameter = null)
    {
        if (key is null) throw new ArgumentNullException(parameter ?? nameof(key));
        return TextRules.KeyProblem(key) is { } problem ? throw new ArgumentException(problem, parameter ?? nameof(key)) : key;
    }

    /// <summary>Whether the key of a field, or the name of a collection, keeps every rule, and if not, why. O(length); does not
    /// throw.</summary>
    /// <param name="key">The key.</param>
    /// <param name="problem">Which rule it breaks and where, in a sentence; <see langword="null"/> if it keeps them all.</param>
    public static bool IsValidKey(string? key, out string? problem)
    {
        problem = key is null ? "There is no text. A key has 1 to 64 characters." : TextRules.KeyProblem(key);
        return problem is null;
    }

    /// <summary>Returns the value of a field if it keeps every rule, or throws. O(length).</summary>
    /// <param name="value">The value.</param>
    /// <param name="parameter">The parameter name in the exception (default: "value").</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">It breaks a rule; the message says which and where.</exception>
    public static string CheckedValue(string value, string? parameter = null)
    {
        if (value is null) throw new ArgumentNullException(parameter ?? nameof(value));
        return TextRules.ValueProblem(value) is { } problem ? throw new ArgumentException(problem, parameter ?? nameof(value)) : value;
    }

    /// <summary>Whether the value of a field keeps every rule, and if not, why. O(length); does not throw.</summary>
    /// <param name="value">The value.</param>
    /// <param name="problem">Which rule it breaks and where, in a sentence; <see langword="null"/> if it keeps them all.</param>
    public static bool IsValidValue(string? value, out string? problem)
    {
        problem = value is null ? "There is no text. A value has 1 to 4,096 UTF-16 units." : TextRules.ValueProblem(value);
        return problem is null;
    }
}
