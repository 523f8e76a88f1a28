namespace MilestoneTracker.Planning.Resources;

// The field `assigned`: lines QUANTITY NAME, names in ordinal order, each once. The quantity ends at the first space, so that a name may
// hold digits, commas and percent signs.
internal static class AssignmentText
{
    public const string Rule =
        "It is one line for each resource, a quantity (0.01 to 10000), a space and a name, such as 0.5 Ada Lovelace; names in ordinal "
        + "order, each once, at most 64.";

    public const int Most = 64;

    public const int Longest = 4096;

    /// <summary>What a text says; <see langword="null"/> where it breaks the rule.</summary>
    public static Assignment[]? TryParse(string text)
    {
        string[] lines = text.Split('\n');
        if (lines.Length > Most || text.Length > Longest) return null;
        Assignment[] assignments = new Assignment[lines.Length];
        for (int line = 0; line < lines.Length; line++)
        {
            if (TryParseLine(lines[line]) is not { } assignment) return null;
            if (line > 0 && string.CompareOrdinal(assignments[line - 1].Resource, assignment.Resource) >= 0) return null;
            assignments[line] = assignment;
        }

        return assignments;
    }

    /// <summary>What one line says; <see langword="null"/> where it breaks the rule.</summary>
    public static Assignment? TryParseLine(string line)
    {
        int space = line.IndexOf(' ', StringComparison.Ordinal);
        if (space < 0 || space == line.Length - 1) return null;
        if (!Quantity.TryParse(line.AsSpan(0, space), out Quantity quantity) || quantity == default) return null;
        return new Assignment(line[(space + 1)..], quantity);
    }

    /// <summary>The one text of assignments; <see langword="null"/> for none.</summary>
    public static string? Of(IEnumerable<Assignment> assignments)
    {
        string text = string.Join(
            '\n', assignments.OrderBy(assignment => assignment.Resource, StringComparer.Ordinal));
        return text.Length == 0 ? null : text;
    }
}
