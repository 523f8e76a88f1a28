using System.Text;
using MilestoneTracker.Cli.Plans;

namespace MilestoneTracker.Cli.Imports;

// Whether a file that begins with the headings of a table may be a list of dependencies with a heading: it has two columns, one of them of
// dependencies, and as a table it would not hold together, because a name has two rows, or something depends on what has no row. Such a
// file is refused, since a milestone that was registered by mistake stays in the log. Where it does hold together, it is a table.
internal static class TwoColumns
{
    private const string Separators = ",;\t|";

    /// <summary>Whether it may be a list.</summary>
    /// <param name="start">How the file begins.</param>
    /// <param name="isWhole">Whether that is all of it; otherwise what has no row so far counts as having none.</param>
    public static bool MayBeAList(ReadOnlySpan<byte> start, bool isWhole)
    {
        string[] lines = Encoding.UTF8.GetString(start).TrimStart('\uFEFF', ' ', '\t', '\r', '\n').Split('\n');
        char separator = Separators.MaxBy(known => lines[0].Count(c => c == known));
        string[] headings = lines[0].Split(separator);
        int needs = Array.FindIndex(headings, heading => EdgeListChecks.IsOfDependencies(Clean(heading)));
        if (headings.Length != 2 || needs < 0) return false;
        HashSet<string> rows = new(StringComparer.Ordinal);
        List<string> needed = [];
        foreach (string line in lines[1..(isWhole || lines.Length == 1 ? lines.Length : lines.Length - 1)]) // the last may be cut off
        {
            if (line.Trim().Length == 0) continue;
            int at = needs == 1 ? line.IndexOf(separator) : line.LastIndexOf(separator);
            (string first, string second) = at < 0 ? (line, "") : (line[..at], line[(at + 1)..]);
            if (!rows.Add(Clean(needs == 1 ? first : second))) return true;
            needed.AddRange((needs == 1 ? second : first).Split(';', ',').Select(Clean));
        }

        return needed.Exists(token => token.Length > 0 && !IsRow(token, rows));
    }

    // The name or the number of a row, and what may follow: a type of link, a lag, or both.
    private static bool IsRow(string token, HashSet<string> rows)
    {
        int lag = token.LastIndexOfAny(['+', '-']);
        string withType = lag < 0 ? token : token[..lag].TrimEnd();
        bool hasType = withType.Length > 2 && withType[^2..] is "FS" or "SS" or "FF" or "SF";
        string[] readings = [token, withType, hasType ? withType[..^2].TrimEnd() : withType];
        return Array.Exists(readings, one => rows.Contains(one) || (one.Length > 0 && one.All(char.IsAsciiDigit)));
    }

    private static string Clean(string field) => field.Trim().Trim('"').Trim();
}
