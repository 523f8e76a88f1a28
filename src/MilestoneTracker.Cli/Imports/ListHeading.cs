using System.Text;
using MilestoneTracker.Cli.Plans;

namespace MilestoneTracker.Cli.Imports;

// Whether a file that begins with the headings of a table may be a list of dependencies with a heading: it has two columns, one of them of
// dependencies, and as a table it would not hold together, because a name has two rows, or something depends on what has no row. Such a
// file is refused, since a milestone that was registered by mistake stays in the log. Where it does hold together, it is a table.
internal static class ListHeading
{
    private const string Separators = ",;\t|";

    /// <param name="start">How the file begins.</param>
    /// <param name="isWhole">Whether that is all of it; otherwise what has no row may have one further on.</param>
    public static bool IsOne(ReadOnlySpan<byte> start, bool isWhole)
    {
        string[] lines = Encoding.UTF8.GetString(start).TrimStart('\uFEFF', ' ', '\t', '\r', '\n').Split('\n');
        if (!isWhole && lines.Length > 1) lines = lines[..^1]; // the last one may be cut off
        string[] fields = lines[0].Split([.. Separators]);
        if (fields.Length > 2 || !fields.Any(field => EdgeListChecks.IsOfDependencies(Clean(field)))) return false;
        HashSet<string> rows = new(StringComparer.Ordinal);
        List<string> needed = [];
        foreach (string line in lines.Skip(1).Where(line => line.Trim().Length > 0))
        {
            int at = line.IndexOfAny([.. Separators]);
            if (!rows.Add(Clean(at < 0 ? line : line[..at]))) return true;
            if (at >= 0) needed.AddRange(line[(at + 1)..].Split(';', ',', '"').Select(Clean));
        }

        return isWhole && needed.Exists(name => name.Length > 0 && !char.IsAsciiDigit(name[0]) && !rows.Contains(name));
    }

    private static string Clean(string field) => field.Trim().Trim('"').Trim();
}
