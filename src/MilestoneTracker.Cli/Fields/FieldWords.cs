using MilestoneTracker.Cli.CommandLine;

namespace MilestoneTracker.Cli.Fields;

// Parses the words of 'set' that come before the fields, for the verb and for what-if: NAME, NAME --on DEPENDENCY, --plan or --record
// COLLECTION/NAME.
internal static class FieldWords
{
    public static FieldOwner Owner(string? name, string? on, bool isPlan, string? record)
    {
        if (isPlan && record is not null || on is not null && (isPlan || record is not null))
            throw Usage("Use at most one of --on, --plan and --record: each names the owner of the fields.");
        if (isPlan) return FieldOwner.Plan;
        if (record is not null) return Record(record);
        if (name is null) throw Usage("Name the owner of the fields: a milestone, --plan or --record COLLECTION/NAME.");
        return on is null ? FieldOwner.OfMilestone(name) : FieldOwner.OfDependency(name, on);
    }

    // A collection has no slash; a name may have several.
    private static FieldOwner Record(string word)
    {
        int slash = word.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? throw Usage($"'{word}' is not a record. Write its collection, a slash and its name, such as people/ada.")
            : FieldOwner.OfRecord(word[..slash], word[(slash + 1)..]);
    }

    private static InvocationException Usage(string what) => new(ExitCode.Usage, what);
}
