using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Fields;
using MilestoneTracker.Cli.Verbs;

namespace MilestoneTracker.Cli.People;

// What the verbs that keep one record have in common: values that are set together in one change, an empty one clears; or --remove.
internal static class RecordVerb
{
    /// <summary>Checks that nothing is set beside --remove.</summary>
    public static void Check(bool isRemoved, IReadOnlyCollection<KeyValuePair<string, string?>> values)
    {
        if (isRemoved && values.Count > 0)
            throw new InvocationException(ExitCode.Usage, "--remove stands alone. Leave it out, or the other options.");
    }

    /// <summary>What was typed for a field, without white space at its ends; an empty text clears it.</summary>
    public static KeyValuePair<string, string?> Typed(string key, string text) =>
        new(key, text.Length == 0 ? null : InputVerb.Trimmed(text));

    /// <summary>Refuses a record that is not there, with the one that was probably meant.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="collection">The collection.</param>
    /// <param name="name">The name.</param>
    /// <param name="what">What it would be: "resource".</param>
    /// <param name="remedy">How to get one, as a sentence.</param>
    public static void CheckThere(RegistrySnapshot plan, string collection, string name, string what, string remedy = "")
    {
        var records = plan.GetRecords(collection);
        if (records.ContainsKey(name)) return;
        string meant = Nearest.Meant(name, records.Keys);
        throw new InvocationException(
            ExitCode.Refused, $"There is no {what} '{name}'.{meant}{(remedy.Length == 0 ? "" : " " + remedy)}");
    }
}
