using System.Text;
using MilestoneTracker.Exchange.Formats.Tables;

namespace MilestoneTracker.Exchange.Formats.Detection;

// Whether a first line is the headings of a table: one column has names or ids; of two columns the other one has a role, too, because a
// list of pairs may begin with such a word.
internal static class TableStart
{
    public static ImportFormat? FormatOf(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<char> line = Encoding.UTF8.GetString(text);
        if (CsvSeparator.Said(line, out int said) is { } separator) line = line[said..];
        else separator = CsvSeparator.MostFrequentIn(line);
        int end = line.IndexOfAny('\r', '\n');
        if (end >= 0) line = line[..end];
        HashSet<TableRole> roles = [];
        int columns = 0;
        foreach (string heading in Cells(line, separator))
        {
            columns++;
            if (TableRoles.Of(heading) is { } role) roles.Add(role);
        }

        bool isNamed = roles.Contains(TableRole.Name) || roles.Contains(TableRole.Id);
        return isNamed && (columns != 2 || roles.Count > 1) ? ImportFormat.Table : null;
    }

    private static List<string> Cells(ReadOnlySpan<char> line, char separator)
    {
        List<string> cells = [];
        bool isQuoted = false;
        int from = 0;
        for (int i = 0; i <= line.Length; i++)
        {
            if (i < line.Length && line[i] == '"') isQuoted = !isQuoted;
            if (i < line.Length && (isQuoted || line[i] != separator)) continue;
            cells.Add(line[from..i].Trim().Trim('"').ToString());
            from = i + 1;
        }

        return cells;
    }
}
