using System.Text;
using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests.Foreign;

// Plans of other programs: recognized, taken as one change, previewed, repeated.
public sealed class ForeignImportTests
{
    public static TheoryData<string> Words => [.. ExchangeFiles.All.Select(file => file.Word)];

    [Theory]
    [MemberData(nameof(Words))]
    public void A_file_is_recognized_by_its_first_bytes_also_where_it_comes_from_standard_input(string word)
    {
        (string file, string text, _) = ExchangeFiles.All.Single(file => file.Word == word);
        using CliRunner tool = new() { Input = text };
        tool.Write(file, text);
        tool.Write("renamed.txt", text);

        string known = tool.Say("import", file, "--json", "--dry-run");
        JsonDocument.Parse(known).RootElement.GetProperty("format").GetString().Should().Be(word);

        if (word == "table") return; // a table has no beginning of its own: its name says that it is one
        foreach (string from in new[] { "-", "renamed.txt" })
            JsonDocument.Parse(tool.Say("import", from, "--json", "--dry-run"))
                .RootElement.GetProperty("format").GetString().Should().Be(word, from);
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void A_second_import_of_the_same_file_changes_nothing(string word)
    {
        (string file, string text, _) = ExchangeFiles.All.Single(file => file.Word == word);
        using CliRunner tool = new();
        tool.Write(file, text);
        tool.Say("import", file);
        string before = tool.Say("export");

        tool.Say("import", file).Should().StartWith("Imported 0 events into 'milestones.db': 0 added, 0 changed, ");

        tool.Say("export").Should().Be(before);
    }

    [Fact]
    public void The_answer_counts_and_shows_findings_with_their_places_warnings_first()
    {
        using CliRunner tool = new();
        tool.Write("table.csv", "id,name,due,extra\n1,Design,soon,x\n2,Build,03/04/2026,y\n3,A\u0007B,,\n");

        tool.Say("import", "table.csv").Should().Be(
            """
            Imported 13 events into 'milestones.db': 3 added, 0 changed, 0 unchanged, 0 gone. Version 13.
            warning: date-ambiguous, 1 (add --date-order dmy or mdy):
              table.csv:3:9 row 2 'due' item 2: '03/04/2026' is a date in numbers, and the order of day and month was not given. Give it to have such dates taken.
            warning: date-not-understood, 1:
              table.csv:2:10 row 1 'due' item 1: 'soon' is not a date. It was not taken.
            note: column-not-taken, 1:
              table.csv:1:13 'extra': The column 'extra' has no role and was not taken. To take it, give it a role.
            note: name-changed, 1:
              table.csv:4:1 item 3: The title was made 'A B', because it breaks the rules of names as it is.

            """);
    }

    [Fact]
    public void Of_many_findings_of_a_code_the_first_five_are_shown_and_all_are_in_the_json()
    {
        using CliRunner tool = new();
        tool.Write("table.csv", "id,name,due\n" + string.Concat(Enumerable.Range(1, 12).Select(row => $"{row},M{row},soon\n")));

        string dry = tool.Say("import", "table.csv", "--dry-run");
        dry.Should().Contain("warning: date-not-understood, 12, the first 5:\n").And.Contain("table.csv:6:").And.NotContain("table.csv:7:");

        JsonElement json = JsonDocument.Parse(tool.Say("import", "table.csv", "--json")).RootElement;
        json.GetProperty("findings").GetArrayLength().Should().Be(12);
        json.GetProperty("counts").GetProperty("date-not-understood").GetInt32().Should().Be(12);
        JsonElement last = json.GetProperty("findings")[11];
        last.GetProperty("line").GetInt32().Should().Be(13);
        last.GetProperty("heading").GetString().Should().Be("due");
        last.GetProperty("level").GetString().Should().Be("warning");
        json.GetProperty("added").GetInt32().Should().Be(12);
    }

    [Fact]
    public void A_limit_of_findings_keeps_their_number_exact()
    {
        using CliRunner tool = new();
        tool.Write("table.csv", "id,name,due\n1,A,soon\n2,B,soon\n");

        tool.Say("import", "table.csv", "--limit", "findings=0", "--dry-run").Should().Contain("\nwarning: date-not-understood, 2\n");
        tool.Run("import", "table.csv", "--limit", "findings=0", "--strict").Exit.Should().Be(1);
    }

    [Fact]
    public void A_dry_run_shows_the_difference_and_makes_no_log()
    {
        using CliRunner tool = new();
        tool.Write("project.xml", ExchangeFiles.Project);

        string dry = tool.Say("import", "project.xml", "--dry-run");

        dry.Should().StartWith("Would import ").And.Contain("3 added, 0 changed, 0 unchanged, 0 gone. Nothing was changed.\nBuild\t")
            .And.Contain("\nDesign\t").And.Contain("\nShip\t").And.Contain("warning: constraint-not-taken, 1:\n  project.xml:8:");
        File.Exists(tool.PathOf("milestones.db")).Should().BeFalse();
    }

    [Fact]
    public void What_the_origin_changed_is_taken_and_what_is_gone_is_said()
    {
        using CliRunner tool = new();
        tool.Write("project.xml", ExchangeFiles.Project);
        tool.Say("import", "project.xml");
        tool.Say("set", "Design", "owner=Bo");
        int from = ExchangeFiles.Project.IndexOf("    <Task><UID>3", StringComparison.Ordinal);
        int to = ExchangeFiles.Project.IndexOf("  </Tasks>", StringComparison.Ordinal);
        tool.Write("project.xml", ExchangeFiles.Project.Remove(from, to - from).Replace("PT80H", "PT16H", StringComparison.Ordinal));

        tool.Say("import", "project.xml").Should().Contain(": 0 added, 1 changed, 1 unchanged, 1 gone.").And.Contain("warning: gone, 1:\n");

        tool.Say("show", "Build").Should().Contain("2d");
        tool.Say("show", "Design").Should().Contain("Bo");
        tool.Say("import", "project.xml", "--gone", "cancel").Should().Contain("1 gone");
        tool.Say("list").Should().Contain("Ship\tCANCELLED");
    }

    [Fact]
    public void The_label_is_the_name_of_the_file_or_what_is_given()
    {
        using CliRunner tool = new() { Input = ExchangeFiles.Project };
        tool.Write("release-plan.xml", ExchangeFiles.Project);
        tool.Write("github.json", ExchangeFiles.GitHub);

        Source("release-plan.xml").Should().Be("mspdi:release-plan");
        Source("release-plan.xml", "--source", "r").Should().Be("mspdi:r");
        Source("github.json").Should().Be("github:o/r");
        Source("-").Should().Be("mspdi:stdin");

        string? Source(params string[] words) => JsonDocument.Parse(tool.Say(["import", "--dry-run", "--json", .. words]))
            .RootElement.GetProperty("source").GetString();
    }

    [Fact]
    public void Assigned_resources_come_in_the_same_change_and_stay_where_they_are_not_asked_for_again()
    {
        using CliRunner tool = new();
        tool.Write("project.xml", ExchangeFiles.Project);
        tool.Say("import", "project.xml", "--assignments", "assigned");

        tool.Say("show", "Design").Should().Contain("0.5 Ann");
        tool.Say("log", "--json").Should().Contain("capacity");
        tool.Say("import", "project.xml", "--assignments", "assigned").Should().StartWith("Imported 0 events");
        tool.Say("import", "project.xml");
        tool.Say("show", "Design").Should().Contain("0.5 Ann");
        tool.Say("import", "project.xml", "--assignments", "assigned");
        tool.Say("import", "project.xml", "--assignments", "assigned").Should().StartWith("Imported 0 events");
    }

    [Theory]
    [InlineData("list.csv", "name,needs\nA,B\n", 3)]
    [InlineData("list.csv", "Task,Predecessors\nA,B\n", 3)]
    [InlineData("table.csv", "Task Name,Predecessors\nA,\nB,1\nC,\"1,2\"\n", 0)]
    [InlineData("table.csv", "name,due\nA,2026-01-01\n", 0)]
    [InlineData("table.csv", "Summary;Status;Assignee\nA;Done;Ann\n", 0)]
    [InlineData("table.csv", "sep=;\nid;name\n1;A\n", 0)]
    [InlineData("table.tsv", "id\tname\tdue\n1\tA\t2026-01-01\n", 0)]
    public void A_csv_with_a_column_of_names_is_a_table_unless_it_may_be_a_list_of_dependencies(string file, string text, int exit)
    {
        using CliRunner tool = new();
        tool.Write(file, text);

        tool.Run("import", file).Exit.Should().Be(exit);
        if (exit == 0) tool.Say("list").Should().StartWith("A\t");
    }

    [Fact]
    public void A_plan_in_utf16_is_recognized_too()
    {
        using CliRunner tool = new();
        File.WriteAllText(tool.PathOf("utf16.txt"), ExchangeFiles.GraphMl, Encoding.Unicode);

        tool.Say("import", "utf16.txt").Should().Contain("2 added");
    }

    [Fact]
    public void Reading_comparing_and_writing_each_tell_a_terminal_that_they_go_on()
    {
        WorkClock clock = new();
        using CliRunner tool = new() { IsTerminal = true, Clock = clock };
        tool.Write("table.csv", ExchangeFiles.Table);

        tool.Say("import", "table.csv");

        clock.Begun.Should().Be(3);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void An_import_that_is_interrupted_while_it_reads_or_compares_changes_nothing(int stretch)
    {
        using CancellationTokenSource interrupted = new();
        WorkClock clock = new() { OnBegin = number =>
        {
            if (number == stretch) interrupted.Cancel();
        } };
        using CliRunner tool = new() { IsTerminal = true, Clock = clock, Cancelled = interrupted.Token };
        tool.Write("table.csv", ExchangeFiles.Table);

        tool.Run("import", "table.csv").Exit.Should().Be(130);

        File.Exists(tool.PathOf("milestones.db")).Should().BeFalse();
    }
}
