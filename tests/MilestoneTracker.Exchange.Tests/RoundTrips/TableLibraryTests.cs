using System.Text;
using CsCheck;
using FluentAssertions;
using MilestoneTracker.Exchange.Formats.Tables;
using MilestoneTracker.Exchange.Options;
using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Reading.Text;
using Sylvan.Data.Csv;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.RoundTrips;

// Our tables as a library of others reads them (Sylvan), and tables of others as we do.
public sealed class TableLibraryTests
{
    private static readonly string[] Pieces =
        ["a", "é", "\uD83D\uDE00", " ", "\"\"", ",", ";", "\n", "\r\n", "x y", "'", "=1", "\t", "long " + new string('z', 300)];

    [Fact]
    public void A_table_library_finds_the_cells_that_stand_in_the_plan() => Gen.Int.Sample(
        seed =>
        {
            RegistrySnapshot plan = RandomPlan.Of(new Random(seed));
            string[][] rows = BySylvan(Exports.Write(plan, ExportFormat.Table).Bytes);

            string[] head = rows[0];
            head.Should().OnlyHaveUniqueItems();
            rows.Should().HaveCount(plan.Count + 1).And.OnlyContain(row => row.Length == head.Length);
            foreach ((Milestone milestone, string[] row) in plan.Milestones.Zip(rows.Skip(1)))
            {
                string Cell(string heading) => Unguarded(row[Array.IndexOf(head, heading)]);
                Cell("name").Should().Be(milestone.Name);
                Cell("status").Should().Be(milestone.Status.ToWord());
                Cell("predecessors").Split(';', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(milestone.Dependencies.Count);
                foreach ((string key, string value) in milestone.Fields.Where(field => !IsOfOrigin(field.Key)))
                    new[] { ColumnOf(key), $"field:{key}" }.Where(column => Array.IndexOf(head, column) >= 0).Select(Cell).Should()
                        .Contain(cell => cell == value || (key == "progress" && cell.EndsWith('%')), "{0} of {1}", key, milestone.Name);
            }
        },
        iter: 500, threads: 1);

    [Fact]
    public void A_table_library_finds_the_same_cells_in_tables_of_others() => Gen.Int.Sample(
        seed =>
        {
            Random random = new(seed);
            int columns = random.Next(1, 7);
            StringBuilder text = new();
            for (int row = random.Next(1, 40); row > 0; row--)
                text.AppendJoin(',', Enumerable.Range(0, columns).Select(column => CellOf(random, column))).Append(
                    random.Next(2) == 0 ? "\n" : "\r\n");
            byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());

            ByUs(bytes).Should().BeEquivalentTo(BySylvan(bytes), options => options.WithStrictOrdering());
        },
        iter: 1000, threads: 1);

    // No blank row, which we step over; and none without quotation marks that a library would take for the end of a line.
    private static string CellOf(Random random, int column)
    {
        string cell = column == 0 ? "c" : "";
        for (int i = random.Next(4); i > 0; i--) cell += Pieces[random.Next(Pieces.Length)];
        bool isPlain = cell.AsSpan().IndexOfAny("\",\r\n") < 0;
        return isPlain && random.Next(2) == 0 ? cell : $"\"{cell}\"";
    }

    private static string[][] BySylvan(byte[] bytes)
    {
        using StreamReader text = new(new MemoryStream(bytes, writable: false), new UTF8Encoding(false));
        using CsvDataReader reader = CsvDataReader.Create(text, new CsvDataReaderOptions { HasHeaders = false, Delimiter = ',' });
        List<string[]> rows = [];
        while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.RowFieldCount).Select(reader.GetString)]);
        return [.. rows];
    }

    private static string[][] ByUs(byte[] bytes)
    {
        using ByteSource source = new(new MemoryStream(bytes, writable: false), bytes.Length, default);
        CsvRows reader = new(new TextInput(source, new ImportOptions()), ',', bytes.Length);
        List<string[]> rows = [];
        List<CsvCell> cells = [];
        while (reader.Next(null, cells)) rows.Add([.. cells.Select(cell => reader.TextOf(cell).ToString())]);
        return [.. rows];
    }

    // The mark against formulas comes off, as an import takes it off.
    private static string Unguarded(string cell) => cell is ['\'', _, ..] ? cell[1..] : cell;

    private static bool IsOfOrigin(string key) => key is "source" or "source-id" or "source-values";

    private static string ColumnOf(string key) => key switch
    {
        "not-before" => "start date",
        "target" => "target date",
        "started" => "actual start",
        "finished" => "actual finish",
        "source-url" => "url",
        _ => key,
    };
}
