using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Cli.Terminal;

namespace MilestoneTracker.Cli.Verbs;

// What the verbs for single inputs of the schedule have in common: a value, or --clear in place of it.
internal static class InputVerb
{
    private const int MaxKeyLength = 64;

    public static Argument<string?> Value(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };

    public static Option<bool> Clear(string description) => new("--clear") { Description = description, Arity = ArgumentArity.Zero };

    /// <summary>Checks that there is a value or --clear, and not both.</summary>
    public static void Check(bool hasValue, bool isCleared, string what)
    {
        if (hasValue == isCleared)
            throw new InvocationException(ExitCode.Usage, hasValue ? $"Give {what} or --clear, not both." : $"Give {what}, or --clear.");
    }

    /// <summary>What people typed, without white space at its ends; fields take values as they are.</summary>
    /// <param name="typed">The value.</param>
    [return: NotNullIfNotNull(nameof(typed))]
    public static string? Trimmed(string? typed) => typed?.Trim();

    /// <summary>Refuses a name that cannot be the end of a key.</summary>
    /// <param name="what">What it would be: "the name of a calendar".</param>
    /// <param name="prefix">What the key begins with.</param>
    /// <param name="name">The name.</param>
    public static void CheckPartOfKey(string what, string prefix, string name)
    {
        if (name.Length == 0 || !NameRules.IsValidKey(prefix + name, out _))
            throw new InvocationException(
                ExitCode.Refused, FormattableString.Invariant(
                $"'{name}' is not {what}. It has 1 to {MaxKeyLength - prefix.Length} of a–z, 0–9, '.' and '-'."));
    }

    /// <summary>Says on standard error that the plan does not have what is to be cleared, if the name is perhaps a misspelling.</summary>
    /// <param name="call">The invocation.</param>
    /// <param name="what">What it would be: "calendar".</param>
    /// <param name="prefix">What the key begins with.</param>
    /// <param name="name">The name.</param>
    /// <param name="plan">The plan.</param>
    public static void NoteUnknown(Invocation call, string what, string prefix, string name, RegistrySnapshot plan)
    {
        if (plan.PlanFields.ContainsKey(prefix + name)) return;
        IEnumerable<string> known = plan.PlanFields.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal))
            .Select(key => key[prefix.Length..]);
        if (Nearest.To(name, known) is not { } near) return;
        string note = TerminalText.Harmless($"note: there is no {what} '{name}'. Did you mean '{near}'?");
        Errors.Quietly(call.Environment, note + call.Environment.Error.NewLine);
    }

    /// <summary>Sets or clears fields of one owner in one change.</summary>
    public static int Run(Invocation call, FieldOwner owner, params KeyValuePair<string, string?>[] values) =>
        FieldChange.Run(call, owner, (plan, _) => new FieldEdit(owner, values).ApplyTo(plan));
}
