using System.Globalization;
using System.Text;
using MilestoneTracker.Exchange.Writing;

namespace MilestoneTracker.Exchange.Formats.Tables;

// A table, a milestone a row, in columns that people and other tools know. What such a column cannot carry exactly stands in a column
// field:KEY; so an import of ours gives the same plan again. Cells are guarded against being taken for formulas.
internal sealed class TableWriter : IPlanWriter
{
    private static readonly string[] Columns = ["id", "name", "status", "progress", "components", "predecessors", "duration", "not-before",
        "target", "started", "finished", "owner", "notes", "url"];

    // The heading of each role that an import of ours reads it by.
    private static readonly Dictionary<string, string> Headings = new(StringComparer.Ordinal)
    {
        ["not-before"] = "start date", ["target"] = "target date", ["started"] = "actual start", ["finished"] = "actual finish",
    };

    public (int Milestones, int Dependencies) Write(PlanToWrite plan, Stream output)
    {
        Dictionary<string, string>[] rows = [.. plan.Milestones.Select(RowCells.Of)];
        string[] fields = [.. rows.SelectMany(row => row.Keys)
            .Where(column => column.StartsWith(OwnColumns.FieldPrefix, StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)];
        PredecessorCells predecessors = new(plan);
        using StreamWriter text = new(new OpenStream(output), new UTF8Encoding(plan.Options.ByteOrderMark)) { NewLine = "\r\n" };
        text.WriteLine(string.Join(',',
            [.. Columns.Select(column => Headings.GetValueOrDefault(column, column)), OwnColumns.DependencyFields, .. fields]));
        int dependencies = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            Dictionary<string, string> row = rows[i];
            row["id"] = (i + 1).ToString(CultureInfo.InvariantCulture);
            (row["predecessors"], row[OwnColumns.DependencyFields]) = predecessors.Of(plan.Milestones[i]);
            text.WriteLine(string.Join(',', Columns.Append(OwnColumns.DependencyFields).Concat(fields)
                .Select(column => CsvText.Cell(row.GetValueOrDefault(column, "")))));
            dependencies += plan.Milestones[i].Dependencies.Count;
        }

        return (rows.Length, dependencies);
    }
}
