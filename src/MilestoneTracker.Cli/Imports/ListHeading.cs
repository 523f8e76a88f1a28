using System.Text;
using MilestoneTracker.Cli.Plans;

namespace MilestoneTracker.Cli.Imports;

// Whether a first line may be the heading of a list of dependencies, and not that of a table: two columns, one of them of dependencies.
// Such a list has no more columns. If all dependencies are numbers, they are rows of a table.
internal static class ListHeading
{
    private const string Separators = ",;\t|";

    public static bool IsOne(ReadOnlySpan<byte> start)
    {
        string[] lines = Encoding.UTF8.GetString(start).TrimStart('\uFEFF', ' ', '\t', '\r', '\n').Split('\n');
        string[] fields = lines[0].Split([.. Separators]);
        if (fields.Length > 2 || !fields.Any(field => EdgeListChecks.IsOfDependencies(field.Trim().Trim('"')))) return false;
        string[] second = [.. lines.Skip(1).Select(Second).Where(field => field.Length > 0)];
        return second.Length == 0 || !second.All(field => char.IsAsciiDigit(field[0]));
    }

    private static string Second(string line)
    {
        int at = line.IndexOfAny([.. Separators]);
        return at < 0 ? "" : line[(at + 1)..].Trim().Trim('"');
    }
}
