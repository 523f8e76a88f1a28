namespace MilestoneTracker.Cli.Plans;

// Refuses text that may not be a list of dependencies. Nearly every text can be read as one, and a milestone made from a heading or a
// comment stays in the log. To have such a name, quote it in CSV, or begin the list with the heading "milestone, dependency", after which
// every line is names.
internal sealed class EdgeListChecks(string file, bool isCsv)
{
    private const string Comment = "This looks like a comment, which a list cannot have. Remove the line; if it is a name, ";

    // Headings of a column of dependencies: one makes the line a heading. Headings of other columns: all must be among these.
    private static readonly string[] Needs =
    [
        "dependency", "dependencies", "depends", "depends on", "dependson", "need", "needs", "require", "requires", "required",
        "prerequisite", "prerequisites", "predecessor", "predecessors", "successor", "successors", "blocked by", "blocks",
        "blocker", "blockers", "blocking", "follows", "precedes", "waits for",
    ];

    private static readonly string[] Names =
    [
        "milestone", "milestones", "name", "names", "title", "task", "tasks", "task name", "item", "items", "issue", "issues", "id", "key",
        "from", "to", "source", "target", "node", "parent", "child", "after", "before", "step", "status", "component", "components",
    ];

    private static readonly string[] Separators = [";", "|", ",", "->", "=>", "\u2192"];

    private bool _isFirst = true;
    private bool _hasHeading;
    private bool _hasTabs;
    private TextPosition? _otherSeparator;

    private string Heading => isCsv ? "milestone,dependency" : "milestone<TAB>dependency";

    /// <summary>Whether a word is a usual heading of a column of dependencies.</summary>
    public static bool IsOfDependencies(string word) => Needs.Contains(Word(new PlannedName(word, default)));

    /// <summary>Whether a line is the heading. Refuses a line that may not be names.</summary>
    public bool IsHeading(List<PlannedName> fields, TextPosition position)
    {
        bool isFirst = _isFirst;
        _isFirst = false;
        if (isFirst && fields.Count == 2 && string.Join(',', fields.Select(Word)) == "milestone,dependency") return _hasHeading = true;
        if (isFirst && LooksLikeHeading(fields))
            throw Refusal(
                position, $"This looks like a heading. Write '{Heading}' in its place, or for a table with headings add --format table; "
                + $"if these are names, write '{Heading}' above them.");
        if (isCsv) CheckCsv(fields, position);
        else if (!_hasHeading) CheckTabbed(fields, position);
        return false;
    }

    /// <summary>Refuses a list that has no tab but another separator.</summary>
    public void CheckEnd()
    {
        if (_hasTabs || _otherSeparator is not { } position) return;
        throw Refusal(
            position,
            "No line has a tab, and this one may have something else between two names. "
            + $"For commas add --format csv; if this is one name, write '{Heading}' above the list.");
    }

    private static bool LooksLikeHeading(List<PlannedName> fields) =>
        fields.Exists(field => Needs.Contains(Word(field))) || fields.TrueForAll(field => Names.Contains(Word(field)));

    private void CheckCsv(List<PlannedName> fields, TextPosition position)
    {
        foreach (PlannedName field in fields)
        {
            if (field.IsQuoted) continue;
            string[] others = fields.Count == 1 ? Separators : [";"];
            if (!others.Append("\t").Any(other => field.Name.Contains(other, StringComparison.Ordinal))) continue;
            throw Refusal(
                field.Position,
                "This may be two names: the fields of CSV are separated by commas. "
                + "Write commas; if it is one name, put it into quotation marks.");
        }

        if (IsComment(fields[0])) throw Refusal(position, Comment + "put it into quotation marks.");
        if (fields[0] is { IsQuoted: false } first && first.Name.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            throw Refusal(position, "This line is for spreadsheets. Remove it.");
    }

    private void CheckTabbed(List<PlannedName> fields, TextPosition position)
    {
        if (IsComment(fields[0])) throw Refusal(position, Comment + $"write '{Heading}' above the list.");
        if (fields.Count > 1) _hasTabs = true;
        else if (Separators.Any(other => fields[0].Name.Contains(other, StringComparison.Ordinal))) _otherSeparator ??= position;
    }

    private static bool IsComment(PlannedName field) =>
        !field.IsQuoted && (field.Name.StartsWith('#') || field.Name.StartsWith("//", StringComparison.Ordinal));

    private static string Word(PlannedName field) => field.Name.Trim().ToLowerInvariant().Replace('_', ' ').Replace('-', ' ');

    private PlanFileException Refusal(TextPosition position, string what) => new(file, position, what);
}
