namespace MilestoneTracker.Exchange.Shaping;

// What formats are called: in the field source, and in the names of items that have no title.
internal static class ImportFormats
{
    private static readonly (string Word, string Noun)[] All =
        [("mspdi", "Task"), ("gan", "Task"), ("github", "Item"), ("gitlab", "Item"), ("table", "Row"), ("ical", "Entry"), ("jgf", "Node"),
            ("graphml", "Node")];

    public static string Word(ImportFormat format) => All[(int)format].Word;

    public static string Noun(ImportFormat format) => All[(int)format].Noun;
}
