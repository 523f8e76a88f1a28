using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Planning.Features;

namespace MilestoneTracker.Cli.Fields;

// Fields of one owner that are set or cleared together, as they are typed: KEY=VALUE. The key ends at the first equals sign, and an empty
// value clears the field. A key without a dot must be known unless any key is allowed; clearing a field needs no permission.
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
                throw new InvocationException(ExitCode.Usage, $"'{key}' is set twice in this command. Leave one out.");
            if (typed.Length > 0 && !call.Get(call.Shared.AnyKey) && Vocabulary.ProblemOf(owner.Kind, key) is { } unknown)
                throw new InvocationException(ExitCode.Refused, unknown + " To set it anyway, add --any-key.");
            values.Add(new KeyValuePair<string, string?>(key, typed.Length == 0 ? null : source.Read(key, typed)));
        }

        return new FieldEdit(owner, values);
    }

    /// <summary>Sets all the fields; calendars first, because others name them. The refusal of a value names its key.</summary>
    public void ApplyTo(PlanEditor plan)
    {
        if (Owner.Feature is { } feature)
        {
            FeatureFields.Set(plan, feature, Values); // together, so that the progress of its milestone follows once
            return;
        }

        foreach ((string key, string? value) in Values.OrderBy(value => Vocabulary.IsCalendar(value.Key) ? 0 : 1))
        {
            try
            {
                Owner.Enter(plan, key, value);
            }
            catch (ArgumentException e) when (e.ParamName == "value")
            {
                throw new InvocationException(ExitCode.Refused, $"The value of '{key}' cannot be set. {Failure.WithoutParameter(e)}", e);
            }
        }
    }
}
