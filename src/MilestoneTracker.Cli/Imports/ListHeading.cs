using System.Text;
using MilestoneTracker.Cli.Plans;

namespace MilestoneTracker.Cli.Imports;

// Whether a first line is the heading of a list of dependencies, and not that of a table: two columns, one of them of dependencies. Such a
// list has no more columns.
internal static class ListHeading
{
    public static bool IsOne(ReadOnlySpan<byte> start)
    {
        string line = Encoding.UTF8.GetString(start).TrimStart('\uFEFF', ' ', '\t', '\r', '\n').Split('\r', '\n')[0];
        string[] fields = line.Split(',', ';', '\t', '|');
        return fields.Length <= 2 && fields.Any(field => EdgeListChecks.IsOfDependencies(field.Trim().Trim('"')));
    }
}
