using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Reporting.Tests;

public sealed class HostileCsvTests
{
    private static readonly IReadOnlyList<ReportedMilestone> Milestones = HostilePlan.Report.Milestones;

    private static readonly List<Dictionary<string, string>> Rows = CsvReaders.Read(HostilePlan.Report.ToText(ReportFormat.Csv));

    [Fact]
    public void A_reader_finds_every_text_unchanged_and_no_row_that_is_not_a_milestone()
    {
        Rows.Select(row => CsvReaders.Unguarded(row["name"])).Should().Equal(Milestones.Select(entry => entry.Name));
        Rows.Select(row => CsvReaders.Unguarded(row["actor"])).Should().Equal(Milestones.Select(entry => entry.LastChange.Context.Actor));
        Rows.Select(row => CsvReaders.Unguarded(row["reason"])).Should().Equal(Milestones.Select(entry => entry.LastChange.Context.Reason));
        Rows.SelectMany(row => CsvReaders.Names(row["components"]))
            .Should().Equal(Milestones.SelectMany(entry => entry.Milestone.Components));
        Rows.SelectMany(row => CsvReaders.Names(row["dependencies"]))
            .Should().Equal(Milestones.SelectMany(entry => entry.Milestone.Dependencies));
        Rows.SelectMany(row => CsvReaders.Names(row["dependents"]))
            .Should().Equal(Milestones.SelectMany(entry => entry.Milestone.Dependents));
    }

    [Fact]
    public void No_cell_begins_as_a_formula_does()
    {
        Rows.SelectMany(row => row.Values).Where(
            cell => cell.Length > 0 && "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20".Contains(cell[0], StringComparison.Ordinal)).Should().BeEmpty();
    }

    [NeedsFact("python3")]
    public void The_reader_of_Python_finds_the_same_cells()
    {
        (int exit, string output, string error) = Programs.Run("python3", HostilePlan.Report.ToText(ReportFormat.Csv), "-c",
            "import csv, io, json, sys; json.dump(list(csv.reader(io.StringIO(sys.stdin.buffer.read().decode('utf-8'), newline=''), "
            + "strict=True)), sys.stdout)");

        exit.Should().Be(0, "{0}", error);
        string[][] read = JsonSerializer.Deserialize<string[][]>(output)!;
        read.Should().HaveCount(Milestones.Count + 1);
        read.Skip(1).SelectMany(row => row).Should().Equal(Rows.SelectMany(row => row.Values));
    }
}
