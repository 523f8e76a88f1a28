namespace MilestoneTracker.Reporting.Formats;

// Text that every reader of Markdown shows as it is, wherever it stands: in a cell, in a list, in a heading. HTML's numeric codes and not
// backslashes, because readers differ about a backslash before a pipe in a table, and because an address (www.example.com) is a link to
// GitHub with a backslash in it, too, while a code is never anything but its character.
internal static class MarkdownText
{
    public static string Escape(string text) => NumericEntities.Write(text, "&#");

    /// <summary>A milestone: its title with the name behind it, or its name where it has none.</summary>
    public static string Milestone(Milestone milestone) => Escape(ShownFields.WithName(milestone));

    /// <summary>The same, as a link where the milestone has one. An address that is written out has no angle bracket, so the one behind it
    /// ends it.</summary>
    public static string Linked(Milestone milestone) =>
        ShownFields.LinkOf(milestone) is { } link ? $"[{Milestone(milestone)}](<{Escape(link)}>)" : Milestone(milestone);

    /// <summary>Names with commas between, at most so many; then how many more there are.</summary>
    public static string List(IReadOnlyList<string> names, int most)
    {
        int shown = names.Count > most ? most - 1 : names.Count; // "and 1 more" would be as long as the name
        string text = string.Join(", ", names.Take(shown).Select(Escape));
        return shown == names.Count ? text : $"{text} and {DisplayText.Format(names.Count - shown)} more";
    }

    /// <summary>A chain with arrows between; in the middle of a long one stands how many were left out.</summary>
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
