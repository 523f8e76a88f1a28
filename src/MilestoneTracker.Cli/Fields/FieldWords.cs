using MilestoneTracker.Cli.CommandLine;

namespace MilestoneTracker.Cli.Fields;

// What is meant by the words of 'set' before the fields, in the verb and in what-if: NAME, NAME --on DEPENDENCY, --plan or --record
// COLLECTION/NAME.
internal static class FieldWords
{
    public static FieldOwner Owner(string? name, string? on, bool isPlan, string? record)
    {
        if (isPlan && record is not null || on is not null && (isPlan || record is not null))
            throw Usage("Of --on, --plan and --record there is at most one: each says what has the fields.");
        if (isPlan) return FieldOwner.Plan;
        if (record is not null) return Record(record);
        if (name is null) throw Usage("Say what has the fields: the name of a milestone, --plan or --record COLLECTION/NAME.");
        return on is null ? FieldOwner.OfMilestone(name) : FieldOwner.OfDependency(name, on);
    }

    // A collection has no slash, a name may have some.
    private static FieldOwner Record(string word)
    {
        int slash = word.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? throw Usage($"'{word}' is not a record. Write its collection, a slash and its name, such as people/ada.")
            : FieldOwner.OfRecord(word[..slash], word[(slash + 1)..]);
    }

    private static InvocationException Usage(string what) => new(ExitCode.Usage, what);
}
