using MilestoneTracker.State;

namespace MilestoneTracker;

/// <summary>The rules of names: of milestones, components, actors, correlation ids, registries, and of whatever a host names by the same
/// rules.</summary>
/// <remarks>
/// 1 to 256 UTF-16 units; no control character, no line or paragraph separator, no bidirectional control, no unpaired surrogate; neither end is white space. The lists of characters
/// are fixed and not asked of the runtime, so that every runtime accepts the same names. Safe from any thread.
/// </remarks>
public static class NameRules
{
    /// <summary>The name itself, where it keeps every rule. O(length).</summary>
    /// <param name="name">The name.</param>
    /// <param name="parameter">What the exception calls it; <see langword="null"/> for "name".</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">It breaks a rule; the message says which and where.</exception>
    public static string Checked(string name, string? parameter = null)
    {
        if (name is null) throw new ArgumentNullException(parameter ?? nameof(name));
        return Text.CheckedName(name, parameter ?? nameof(name));
    }

    /// <summary>Whether a name keeps every rule, and if not, why. O(length), and no exception.</summary>
    /// <param name="name">The name.</param>
    /// <param name="problem">Which rule it breaks and where, in a sentence; <see langword="null"/> where it keeps all.</param>
    public static bool IsValid(string? name, out string? problem)
    {
        problem = name is null ? "There is no text. A name has 1 to 256 UTF-16 units." : Text.NameProblem(name);
        return problem is null;
    }
}
