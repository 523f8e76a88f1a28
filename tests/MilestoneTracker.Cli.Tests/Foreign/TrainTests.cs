using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests.Foreign;

// A plan file once more: a release train again, under other names and on other days.
public sealed class TrainTests
{
    private const string Train = """
        {
          "title": "Train",
          "begins": "2026-01-05",
          "fields": { "start": "2026-01-05", "title": "Ann" },
          "records": { "resources": { "ann": { "capacity": "1" } } },
          "milestones": [
            { "name": "Freeze", "status": "COMPLETED", "fields": { "target": "2026-02-02", "duration": "5d", "finished": "2026-02-01" } },
            { "name": "Ship", "needs": [ { "on": "Freeze", "fields": { "lag": "2d" } } ], "fields": { "pinned": "2026-03-02T17:00" } }
          ],
          "changes": [ { "date": "2026-02-10", "milestone": "Ship", "status": "COMPLETED" } ]
        }

        """;

    [Fact]
    public void A_train_again_has_other_names_and_dates_and_has_not_begun()
    {
        using CliRunner tool = new();
        tool.Write("train.json", Train);
        tool.Say("import", "train.json");
        tool.Say("set", "--any-key", "--plan", "title=Bo");

        tool.Say("import", "train.json", "--shift-to", "2027-01-04", "--prefix", "2027 ");

        tool.Say("list").Should().Contain("2027 Freeze\tPLANNED\t0").And.Contain("2027 Ship\tPLANNED\t0").And.Contain("Freeze\tCOMPLETED");
        string freeze = tool.Say("show", "2027 Freeze");
        freeze.Should().Contain("2027-02-01").And.Contain("5d").And.NotContain("finished");
        tool.Say("show", "2027 Ship").Should().Contain("2027-03-01T17:00").And.Contain("2027 Freeze").And.Contain("2d");
        tool.Say("export").Split('\n').Count(line => line.Contains("\"Bo\"", StringComparison.Ordinal)).Should()
            .Be(1, "the title here stays");
    }

    [Fact]
    public void A_prefix_alone_keeps_the_days_and_what_has_happened()
    {
        using CliRunner tool = new();
        tool.Write("train.json", Train);

        tool.Say("import", "train.json", "--prefix", "B ");

        tool.Say("list").Should().Be("B Freeze\tCOMPLETED\t100\tnone\t\nB Ship\tCOMPLETED\t100\tnone\t\n");
        tool.Run("import", "train.json", "--prefix", "B ").Exit.Should().Be(1);
    }

    [Theory]
    [InlineData("{\"milestones\":[{\"name\":\"A\"}]}", 2, "no date")]
    [InlineData("{\"begins\":\"2026-01-05\",\"milestones\":[{\"name\":\"A\",\"fields\":{\"target\":\"soon\"}}]}", 3, "line 1, column ")]
    public void A_train_whose_dates_cannot_be_moved_is_refused(string text, int exit, string said)
    {
        using CliRunner tool = new();
        tool.Write("train.json", text);

        Answer answer = tool.Run("import", "train.json", "--shift-to", "2027-01-04");

        answer.Exit.Should().Be(exit);
        answer.Error.Should().Contain(said);
        File.Exists(tool.PathOf("milestones.db")).Should().BeFalse();
    }

    [Fact]
    public void A_day_that_is_none_is_refused()
    {
        using CliRunner tool = new();
        tool.Write("train.json", Train);

        tool.Run("import", "train.json", "--shift-to", "4/1/2027").Exit.Should().Be(2);
    }
}
