using MilestoneTracker.Cli.CommandLine;

namespace MilestoneTracker.Cli.Fields;

// Fields of one thing that are set or cleared together, as they are typed: KEY=VALUE and so on. The key ends at the first equals sign,
// nothing behind it clears, and a key without a dot is one that is known unless any is allowed; to clear one that somebody has set needs no
// permission.
internal sealed record FieldEdit(FieldOwner Owner, IReadOnlyList<KeyValuePair<string, string?>> Values)
{
    public static FieldEdit Parse(Invocation call, ValueSource source, FieldOwner owner, IReadOnlyCollection<string> words)
    {
        if (words.Count == 0)
        {
            throw new InvocationException(
                ExitCode.Usage, $"There is nothing to set on {owner}. Write KEY=VALUE, such as title=Launch, or KEY= to clear a field.");
        }

        List<KeyValuePair<string, string?>> values = [];
        foreach (string word in words)
        {
            int end = word.IndexOf('=', StringComparison.Ordinal);
            if (end < 0)
            {
                throw new InvocationException(
                    ExitCode.Usage,
                    $"'{word}' is not KEY=VALUE. Write the key of a field, an equals sign and the value, such as title=Launch.");
            }

            (string key, string typed) = (word[..end], word[(end + 1)..]);
            if (!NameRules.IsValidKey(key, out string? problem))
                throw new InvocationException(ExitCode.Refused, $"'{key}' is not the key of a field. {problem}");
            if (values.Exists(value => value.Key == key))
                throw new InvocationException(ExitCode.Usage, $"'{key}' is set twice in this call. Leave one out.");
            if (typed.Length > 0 && !call.Get(call.Shared.AnyKey) && Vocabulary.ProblemOf(owner.Kind, key) is { } unknown)
                throw new InvocationException(ExitCode.Refused, unknown + " To set it all the same, add --any-key.");
            values.Add(new KeyValuePair<string, string?>(key, typed.Length == 0 ? null : source.Of(key, typed)));
        }

        return new FieldEdit(owner, values);
    }

    /// <summary>Sets all of them. A value that breaks a rule is refused with the key that it is for.</summary>
    public void ApplyTo(PlanEditor plan)
    {
        foreach ((string key, string? value) in Values)
        {
            try
            {
                Owner.Set(plan, key, value);
            }
            catch (ArgumentException e) when (e.ParamName == "value")
            {
                throw new InvocationException(ExitCode.Refused, $"The value of '{key}' cannot be set. {Failure.WithoutParameter(e)}", e);
            }
        }
    }
}
