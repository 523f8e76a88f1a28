namespace MilestoneTracker.Reporting.Formats;

// Text that every Markdown reader shows literally, in a cell, a list or a heading. It uses HTML numeric entities instead of backslashes,
// because readers differ about a backslash before a pipe in a table, and because GitHub makes a link of an address (www.example.com) even
// with a backslash in it.
internal static class MarkdownText
{
    public static string Escape(string text) => NumericEntities.Write(text, "&#");

    /// <summary>A milestone: its title and name, or its name alone if it has no title.</summary>
    public static string Milestone(Milestone milestone) => Escape(ShownFields.WithName(milestone));

    /// <summary>The same, as a link if the milestone has one. A normalized address contains no angle bracket, so the closing one ends
    /// it.</summary>
    public static string Linked(Milestone milestone) =>
        ShownFields.LinkOf(milestone) is { } link ? $"[{Milestone(milestone)}](<{Escape(link)}>)" : Milestone(milestone);

    /// <summary>Names separated by commas, up to a limit, and the number of the others.</summary>
    public static string List(IReadOnlyList<string> names, int most)
    {
        int shown = names.Count > most ? most - 1 : names.Count; // "and 1 more" would be as long as the name
        string text = string.Join(", ", names.Take(shown).Select(Escape));
        return shown == names.Count ? text : $"{text} and {DisplayText.Format(names.Count - shown)} more";
    }

    /// <summary>A chain of names with arrows; the middle of a long one is replaced by its number of names.</summary>
    public static string Chain(IReadOnlyList<string> names, int most)
    {
        if (names.Count <= most) return string.Join(" → ", names.Select(Escape));
        int half = most / 2;
        return string.Join(
            " → ", [.. names.Take(half)
                .Select(Escape), $"({DisplayText.Format(names.Count - 2 * half)} more)", .. names.Skip(names.Count - half).Select(Escape)]);
    }

    /// <summary>A fence that is longer than any run of backticks in the text.</summary>
    public static string FenceFor(string text)
    {
        int longest = 2;
        for (int i = 0, run = 0; i < text.Length; i++)
        {
            run = text[i] == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return new string('`', longest + 1);
    }

    /// <summary>A bar of ten blocks for per cent.</summary>
    public static string Bar(int percent) => new string('█', percent / 10) + new string('░', 10 - percent / 10);
}
