using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Fields;

namespace MilestoneTracker.Cli.Verbs;

// What the verbs for single inputs of the schedule have in common: a value, or --clear in place of it.
internal static class InputVerb
{
    public static Argument<string?> Value(string name, string description) =>
        new(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };

    public static Option<bool> Clear(string description) => new("--clear") { Description = description, Arity = ArgumentArity.Zero };

    /// <summary>Checks that there is a value or --clear, and not both.</summary>
    public static void Check(bool hasValue, bool isCleared, string what)
    {
        if (hasValue == isCleared)
            throw new InvocationException(ExitCode.Usage, hasValue ? $"Give {what} or --clear, not both." : $"Give {what}, or --clear.");
    }

    /// <summary>Sets or clears fields of one owner in one change.</summary>
    public static int Run(Invocation call, FieldOwner owner, params KeyValuePair<string, string?>[] values) =>
        FieldChange.Run(call, owner, (plan, _) => new FieldEdit(owner, values).ApplyTo(plan));
}
