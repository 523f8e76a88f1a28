using System.Text.Json;
using FluentAssertions;
using MilestoneTracker.Cli.Tests.Sessions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// --json: one document, whatever the verb, with the members that the documentation names.
public sealed class JsonTests
{
    [Theory]
    [InlineData("init --log new.db", "file log actor")]
    [InlineData("register Beta", "changed version milestone")]
    [InlineData("status API completed", "changed version old new milestone")]
    [InlineData("depend Manual API", "changed version declared milestone")]
    [InlineData("withdraw API Login", "changed version withdrawn milestone")]
    [InlineData("remove Manual", "changed version removed")]
    [InlineData("set API owner=Ada url=", "changed version fields milestone findings")]
    [InlineData("set API --on Login acme.kind=hard", "changed version fields milestone findings")]
    [InlineData("set --plan title=Spring", "changed version fields findings")]
    [InlineData("set --record people/ada title=Ada", "changed version fields findings")]
    [InlineData("components API --none", "changed version old new milestone")]
    [InlineData("note API tested", "changed version fields milestone findings")]
    [InlineData("undo", "changed version undone takenBack left findings")]
    [InlineData("list", "version milestones")]
    [InlineData("show API", "version name status completed counted cancelled percent progress risk components "
        + "dependencies dependents fields dependencyFields unresolvedDependencies factors history")]
    [InlineData("risk", "version atRisk")]
    [InlineData("risk API", "name level status completed counted cancelled percent progress unresolvedDependencies factors")]
    [InlineData("impact Schema", "name impact")]
    [InlineData("history Schema", "name history")]
    [InlineData("log", "lastSequence events")]
    [InlineData("graph", "isByComponent nodes edges hiddenMilestones hiddenDependencies")]
    [InlineData("graph -o plan.svg", "file format nodes edges hiddenMilestones hiddenDependencies")]
    [InlineData("report -o report.html", "file format title version milestones completed counted cancelled percent progress atRisk")]
    [InlineData("diff 5", "from to moved fields")]
    [InlineData("list --as-of 5", "version milestones")]
    [InlineData("what-if status Login completed", "version moved fields dates levelled notes")]
    [InlineData("target API 2026-05-04", "changed version fields milestone findings")]
    [InlineData("estimate API 3d/5d/10d", "changed version fields milestone note findings")]
    [InlineData("link Release API --lag 2d", "changed version declared fields milestone findings")]
    [InlineData("calendar short 'mo-fr 09:00-17:00'", "changed version fields findings")]
    [InlineData("schedule", "version now zone planStart planFinish milestones")]
    [InlineData("why API", "version now zone planStart planFinish milestone chain")]
    [InlineData("critical API", "version now zone planStart planFinish to milestones")]
    [InlineData("check", "version now zone planStart planFinish kinds findings quality")]
    [InlineData("baseline kickoff", "changed version fields findings")]
    [InlineData("baseline --list", "version now zone planStart planFinish baselines")]
    [InlineData("simulate --iterations 100",
        "version now zone planStart planFinish seed iterations toward finish curve milestones findings")]
    [InlineData("resource QA --capacity 2", "changed version fields findings")]
    [InlineData("assign API --clear", "changed version fields milestone note findings")]
    [InlineData("feature Pages --milestone Manual", "changed version fields findings")]
    [InlineData("resources", "version now zone planStart planFinish levelled from to resources overAllocations")]
    [InlineData("level",
        "version now zone planStart planFinish levelledFinish lowerBound optimal complete schedules seed milestones waits findings")]
    [InlineData("level --explain API",
        "version now zone planStart planFinish levelledFinish lowerBound optimal complete schedules seed milestone chain")]
    [InlineData("features", "version features")]
    [InlineData("trend API", "name pattern slope projected isFinished pointCount points")]
    [InlineData("burnup", "points")]
    [InlineData("calibrate", "version now zone planStart planFinish milestones p50 p80 ratios")]
    [InlineData("digest --since 5",
        "title from to since isEmpty dates becameLate onTimeAgain finished worseCauses goneCauses decisions")]
    [InlineData("verify", "valid log events root vouchedTo faultAt fault clockSetbacks")]
    [InlineData("checkpoint", "origin size root note file")]
    [InlineData("checkpoint --new-key new.pem --key-name ada", "file key")]
    [InlineData("export -o out.jsonl", "file events")]
    [InlineData("import plan.json --log new.db", "file events milestones version")]
    [InlineData("completion bash", "shell script")]
    public void A_verb_answers_with_one_document_that_has(string line, string members)
    {
        using CliRunner tool = ExampleFolder.Make();

        string answer = tool.Say([.. Session.Words(line), "--json"]);

        using JsonDocument document = JsonDocument.Parse(answer);
        answer.Should().EndWith("}\n");
        document.RootElement.EnumerateObject().Select(member => member.Name).Should().Equal(members.Split(' '));
    }

    [Fact]
    public void The_report_as_json_is_the_reports_own()
    {
        using CliRunner tool = ExampleFolder.Make();

        tool.Say("report", "--json").Should().Be(tool.Say("report", "--format", "json"));
    }

    [Fact]
    public void A_list_tells_what_the_snapshot_has()
    {
        using CliRunner tool = ExampleFolder.Make();

        using JsonDocument document = JsonDocument.Parse(tool.Say("list", "--json"));
        JsonElement api = document.RootElement.GetProperty("milestones")
            .EnumerateArray().Single(milestone => milestone.GetProperty("name").GetString() == "API");

        api.GetProperty("status").GetString().Should().Be("PLANNED");
        api.GetProperty("progress").GetDouble().Should().Be(1 / 3.0);
        api.GetProperty("percent").GetInt32().Should().Be(33);
        (api.GetProperty("completed").GetInt32(), api.GetProperty("counted").GetInt32(), api.GetProperty("cancelled").GetInt32()).Should()
            .Be((1, 3, 0));
        api.GetProperty("risk").GetString().Should().Be("high");
        api.GetProperty("components").EnumerateArray().Select(e => e.GetString()).Should().Equal("backend");
        api.GetProperty("dependencies").EnumerateArray().Select(e => e.GetString()).Should().Equal("Login", "Schema");
        api.GetProperty("dependents").EnumerateArray().Select(e => e.GetString()).Should().Equal("Release");
    }

    [Fact]
    public void What_is_cancelled_has_no_percentage()
    {
        using CliRunner tool = ExampleFolder.Make();
        tool.Say("status", "Manual", "cancelled");

        using JsonDocument document = JsonDocument.Parse(tool.Say("show", "Manual", "--json"));

        document.RootElement.GetProperty("percent").ValueKind.Should().Be(JsonValueKind.Null);
        document.RootElement.GetProperty("progress").ValueKind.Should().Be(JsonValueKind.Null);
        (document.RootElement.GetProperty("counted").GetInt32(), document.RootElement.GetProperty("cancelled").GetInt32()).Should()
            .Be((0, 1));
    }

    [Fact]
    public void An_error_is_text_on_standard_error_all_the_same()
    {
        using CliRunner tool = ExampleFolder.Make();

        Answer answer = tool.Run("show", "Nothing", "--json");

        answer.Exit.Should().Be(1);
        answer.Out.Should().BeEmpty();
        answer.Error.Should().StartWith("error: There is no milestone 'Nothing'.");
    }

    [Fact]
    public void A_log_that_is_not_valid_is_told_as_a_document_and_by_the_exit_code()
    {
        using CliRunner tool = ExampleFolder.Make();
        tool.Write("ledger.jsonl", tool.Read("ledger.jsonl").Replace("\"API\"", "\"APJ\"", StringComparison.Ordinal));

        Answer answer = tool.Run("verify", "--log", "ledger.jsonl", "--json");

        answer.Exit.Should().Be(4);
        using JsonDocument document = JsonDocument.Parse(answer.Out);
        document.RootElement.GetProperty("valid").GetBoolean().Should().BeFalse();
        document.RootElement.GetProperty("faultAt").GetInt64().Should().Be(4);
    }
}
