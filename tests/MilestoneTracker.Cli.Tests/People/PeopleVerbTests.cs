using System.Globalization;
using System.Text.Json;
using FluentAssertions;
using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Features;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Resources;
using MilestoneTracker.Planning.Usage;
using MilestoneTracker.Sqlite;
using Xunit;

namespace MilestoneTracker.Cli.Tests.People;

// The verbs about people and features answer what the library computes, and change what they say or nothing.
public sealed class PeopleVerbTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 9, 0, 0);

    [Fact]
    public void Levelled_dates_and_waits_are_those_of_the_library_for_the_same_seed()
    {
        using CliRunner tool = Staffed();

        JsonElement root = Json(tool, "level", "--schedules", "200", "--seed", "18446744073709551615", "--now", "2026-03-09");

        LevelledSchedule expected = LevelledSchedule.Compute(
            Schedule.Compute(Plan(tool), new DateTime(2026, 3, 9)), new LevellingOptions { Schedules = 200, Seed = ulong.MaxValue });
        root.GetProperty("levelledFinish").GetString().Should().Be(Minute(expected.Finish));
        root.GetProperty("lowerBound").GetString().Should().Be(expected.LowerBound is { } bound ? Minute(bound) : null);
        root.GetProperty("optimal").GetBoolean().Should().Be(expected.IsOptimal);
        root.GetProperty("schedules").GetInt32().Should().Be(expected.Schedules).And.BeGreaterThan(100);
        root.GetProperty("seed").GetUInt64().Should().Be(ulong.MaxValue);
        Each(root, "milestones", one => (Text(one, "name"), Text(one, "start"), Text(one, "finish"), Text(one, "plainFinish"))).Should()
            .Equal(expected.Milestones.Select(one =>
                ((string?)one.Name, (string?)Minute(one.Start), (string?)Minute(one.Finish), (string?)Minute(one.PlainFinish))));
        Each(root, "waits", wait => Text(wait, "text")).Should().Equal(expected.Waits.Select(wait => wait.ToString()))
            .And.NotBeEmpty();
        Each(root, "findings", finding => Text(finding, "text")).Should().Equal(expected.Findings.Select(finding => finding.ToString()));
    }

    [Fact]
    public void A_report_searches_with_the_schedules_and_the_seed_that_it_is_given()
    {
        using CliRunner tool = Staffed();

        JsonElement root = Json(tool, "report", "--schedules", "200", "--seed", "7", "--now", "2026-03-09").GetProperty("levelled");

        LevelledSchedule expected = LevelledSchedule.Compute(
            Schedule.Compute(Plan(tool), new DateTime(2026, 3, 9)), new LevellingOptions { Schedules = 200, Seed = 7 });
        root.GetProperty("schedules").GetInt32().Should().Be(expected.Schedules).And.BeGreaterThan(100);
        Each(root, "milestones", one => (Text(one, "name"), Text(one, "start"), Text(one, "finish"), Text(one, "plainFinish"))).Should()
            .Equal(expected.Milestones.Select(one =>
                ((string?)one.Name, (string?)Minute(one.Start), (string?)Minute(one.Finish), (string?)Minute(one.PlainFinish))));
        tool.Say("report", "--format", "load", "--now", "2026-03-09").Should().StartWith("<?xml").And.Contain(">Ada</text>");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_asked_of_each_resource_is_what_the_library_sums_up(bool isLevelled)
    {
        using CliRunner tool = Staffed();

        JsonElement root = Json(
            tool, ["resources", "--from", "2026-03-03", "--to", "2026-03-06T12:00", .. isLevelled ? ["--levelled"] : (string[])[]]);

        Schedule plain = Schedule.Compute(Plan(tool), Now);
        ResourceUsage usage = isLevelled ? ResourceUsage.Compute(LevelledSchedule.Compute(plain)) : ResourceUsage.Compute(plain);
        ResourceUtilisation ada = usage.Utilisation("Ada", new DateTime(2026, 3, 3), new DateTime(2026, 3, 6, 12, 0, 0));
        JsonElement said = root.GetProperty("resources")[0];
        Text(said, "name").Should().Be("Ada");
        said.GetProperty("demandMinutes").GetDecimal().Should().Be((decimal)ada.Demand / 100);
        said.GetProperty("capacityMinutes").GetDecimal().Should().Be((decimal)ada.Capacity / 100);
        said.GetProperty("excessMinutes").GetDecimal().Should().Be((decimal)ada.Excess / 100);
        said.GetProperty("percent").GetInt64().Should().Be(ada.Percent);
        said.GetProperty("peak").GetDecimal().Should().Be(ada.Peak);
        OverAllocation[] expected = [.. usage.OverAllocations.Where(over => over.From < new DateTime(2026, 3, 6, 12, 0, 0))];
        Each(root, "overAllocations", over => (Text(over, "from"), over.GetProperty("excessMinutes").GetDecimal())).Should()
            .Equal(expected.Select(over => ((string?)Minute(over.From), over.ExcessMinutes)));
        expected.Should().HaveCount(isLevelled ? 0 : 2);
    }

    [Fact]
    public void A_day_after_to_means_its_end_and_the_usual_end_is_the_finish()
    {
        using CliRunner tool = Staffed();

        Text(Json(tool, "resources", "--to", "2026-03-04"), "to").Should().Be("2026-03-05T00:00");
        JsonElement usual = Json(tool, "resources");
        (Text(usual, "from"), Text(usual, "to")).Should().Be(("2026-03-02T09:00", Text(usual, "planFinish")));
    }

    [Fact]
    public void A_resource_with_several_options_is_one_change_and_what_it_has_already_is_none()
    {
        using CliRunner tool = Staffed();
        string[] words = ["resource", "Rig", "--capacity", "2", "--calendar", "24x7", "--unavailable", "2026-04-01", "--reason", "new"];

        tool.Say(words);

        tool.Say("log", "--last", "3").Split('\n').SkipLast(1).Should().OnlyContain(line => line.Contains("\tresources/Rig\t"));
        ResourceFields.OfResource(Plan(tool), "Rig")!.ToString().Should().Be("Rig (2, 24x7)");
        tool.Say(words).Should().StartWith("Nothing changed");
        tool.Say("resource", "Rig", "--calendar", "", "--unavailable", "");
        Plan(tool).GetRecords("resources")["Rig"].Should().ContainSingle("capacity is left, so the record is");
    }

    [Fact]
    public void A_resource_alone_is_1_of_it_and_a_name_may_look_like_a_quantity()
    {
        using CliRunner tool = Staffed();
        tool.Say("resource", "2 Ada");

        tool.Say("assign", "Manual", "Ada", "0.25 2 Ada");

        ResourceFields.AssignedTo(Plan(tool), "Manual").Select(one => one.ToString()).Should().Equal("0.25 2 Ada", "1 Ada");
    }

    [Fact]
    public void Whoever_has_no_record_can_be_taken_away()
    {
        using CliRunner tool = Staffed();
        tool.Say("set", "Manual", "assigned=1 Gone");
        Json(tool, "check").ToString().Should().Contain("UnknownResource");

        tool.Say("assign", "Manual", "Ada", "--remove", "Gone");

        ResourceFields.AssignedTo(Plan(tool), "Manual").Select(one => one.ToString()).Should().Equal("1 Ada");
    }

    [Fact]
    public void A_feature_and_the_progress_that_follows_are_one_change_by_either_verb()
    {
        using CliRunner tool = Staffed();
        tool.Say("feature", "Pages", "--milestone", "Manual", "--weight", "3", "--status", "in-progress");

        tool.Say("set", "--record", "features/Pages", "status=COMPLETED");

        Plan(tool).GetMilestone("Manual")!.Fields["progress"].Should().Be("1");
        tool.Say("log", "--last", "2").Should().Contain("features/Pages").And.Contain("progress 0.5 1");
        FeatureRegistry.Validate(Plan(tool)).Select(finding => finding.Code.ToString()).Should().Equal("FeaturesDone");
    }

    [Theory]
    [InlineData(1, "no resource 'Bob'", "assign", "API", "1 Ada", "1 Bob")]
    [InlineData(1, "Did you mean 'Ada'?", "assign", "API", "1 ada")]
    [InlineData(1, "is not an assignment", "assign", "API", "1.001 Ada")]
    [InlineData(1, "is not an assignment", "assign", "API", "0 Ada")]
    [InlineData(1, "is not an assignment", "assign", "API", "10001 Ada")]
    [InlineData(1, "is not an assignment", "assign", "API", "")]
    [InlineData(1, "is not an assignment", "assign", "API", "0.5 ")]
    [InlineData(1, "'Nobdy' is not assigned to 'API'.", "assign", "API", "--remove", "Nobdy")]
    [InlineData(1, "Did you mean 'Ada'?", "assign", "API", "--remove", "Adda")]
    [InlineData(1, "Did you mean 'Ada'?", "what-if", "assign", "API", "--remove", "Adda")]
    [InlineData(1, "of the years 0001 to 9998", "resource", "Ada", "--unavailable", "9999-12-29")]
    [InlineData(1, "of the years 0001 to 9998", "resource", "Ada", "--capacity", "0; 9999-01-01 1")]
    [InlineData(1, "The value of 'weight' cannot be set. '0' in weight", "feature", "New", "--milestone", "API", "--weight", "0")]
    [InlineData(2, "Add --to.", "resources", "--from", "2028-11-01")]
    [InlineData(1, "Did you mean 'API'?", "assign", "AIP", "1 Ada")]
    [InlineData(2, "Say who works on it", "assign", "API")]
    [InlineData(2, "'Ada' is assigned twice", "assign", "API", "1 Ada", "Ada")]
    [InlineData(2, "cannot be assigned and removed", "assign", "API", "2 Ada", "--remove", "Ada")]
    [InlineData(1, "A capacity is", "resource", "Ada", "--capacity", "-1")]
    [InlineData(1, "A capacity is", "resource", "Ada", "--capacity", "")]
    [InlineData(1, "A capacity is", "resource", "New", "--calendar", "24x7", "--capacity", "2; 2026-03-02 3; 2026-03-01 1")]
    [InlineData(1, "Absences are", "resource", "Ada", "--capacity", "2", "--unavailable", "9999-01-01")]
    [InlineData(1, "Absences are", "resource", "Ada", "--unavailable", "2026-03-04", "--unavailable", "soon")]
    [InlineData(1, "Name a calendar of the plan", "resource", "New", "--calendar", "moon")]
    [InlineData(1, "Did you mean 'Ada'?", "resource", "Adda", "--remove")]
    [InlineData(2, "--remove stands alone", "resource", "Ada", "--remove", "--capacity", "2")]
    [InlineData(1, "is not a valid name", "resource", " Ada")]
    [InlineData(1, "say its milestone", "feature", "New", "--status", "completed")]
    [InlineData(1, "no milestone 'Nowhere'", "feature", "New", "--milestone", "Nowhere")]
    [InlineData(1, "A weight is", "feature", "New", "--milestone", "API", "--weight", "1001")]
    [InlineData(1, "Progress is", "feature", "New", "--milestone", "API", "--progress", "50")]
    [InlineData(2, "is not a status", "feature", "New", "--milestone", "API", "--status", "done")]
    [InlineData(2, "--remove stands alone", "feature", "New", "--remove", "--weight", "2")]
    [InlineData(1, "There is no feature", "feature", "New", "--remove")]
    [InlineData(2, "must be later", "resources", "--from", "2026-03-03", "--to", "2026-03-02")]
    [InlineData(2, "at most 100 years", "resources", "--to", "9998-12-31")]
    [InlineData(2, "is not a day or a minute", "resources", "--from", "9999-01-01")]
    [InlineData(2, "must be 1 to 1,000,000", "level", "--schedules", "1000001")]
    [InlineData(2, "whole number", "level", "--seed", "-1")]
    [InlineData(1, "Did you mean 'Release'?", "level", "--explain", "Relaese")]
    [InlineData(1, "no milestone 'Nowhere'", "features", "--milestone", "Nowhere")]
    [InlineData(1, "would count as not set", "set", "--record", "resources/Ada", "capacity=many")]
    [InlineData(1, "would count as not set", "set", "API", "priority=1001")]
    [InlineData(2, "Say who works on it", "what-if", "assign", "API")]
    [InlineData(2, "is not an option of 'assign'", "what-if", "assign", "API", "--add", "Ada")]
    public void Bad_input_is_refused_with_what_to_do_and_changes_nothing(int exit, string said, params string[] words)
    {
        using CliRunner tool = Staffed();
        string before = tool.Say("export");

        Answer answer = tool.Run(words);

        (answer.Exit, answer.Out).Should().Be((exit, ""));
        answer.Error.Should().StartWith("error: ").And.Contain(said).And.NotContain("(Parameter");
        tool.Say("export").Should().Be(before);
    }

    [Fact]
    public void A_milestone_takes_64_resources_and_no_more()
    {
        using CliRunner tool = new CliRunner().WithPlan();
        string[] names = [.. Enumerable.Range(0, 65).Select(number => FormattableString.Invariant($"r{number:00}"))];
        foreach (string name in names) tool.Say("resource", name);
        tool.Say(["assign", "API", .. names[..64]]);
        string before = tool.Say("export");

        Answer answer = tool.Run("assign", "API", "r64");

        answer.Exit.Should().Be(1);
        answer.Error.Should().Contain("at most 64");
        tool.Say("export").Should().Be(before);
        tool.Say("assign", "API", "r64", "--remove", "r00");
        ResourceFields.AssignedTo(Plan(tool), "API").Should().HaveCount(64);
    }

    [Theory]
    [InlineData("resources")]
    [InlineData("level")]
    [InlineData("level --schedules 100")]
    [InlineData("features")]
    [InlineData("check")]
    public void A_plan_without_anything_is_no_error(string line)
    {
        using CliRunner tool = new();
        tool.Say("init");

        tool.Say(line.Split(' ')).Should().BeEmpty();
        Json(tool, line.Split(' ')).GetProperty("version").GetInt32().Should().Be(0);
        tool.IsTerminal = true;
        tool.Say(line.Split(' ')).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("resource Ada --remove")]
    [InlineData("resource Ada --capacity 2 --calendar 24x7")]
    [InlineData("assign API --clear")]
    [InlineData("feature Pages --milestone Manual --status completed")]
    public void A_change_is_undone_as_a_whole(string line)
    {
        using CliRunner tool = Staffed();
        RegistrySnapshot before = Plan(tool);

        tool.Say(line.Split(' '));
        Plan(tool).ChangesSince(before).IsEmpty.Should().BeFalse();
        tool.Say("undo");

        Plan(tool).ChangesSince(before).IsEmpty.Should().BeTrue();
    }

    [Fact]
    public void Nobody_and_more_than_there_is_are_findings_and_not_errors()
    {
        using CliRunner tool = Staffed();
        tool.Say("resource", "Ada", "--capacity", "0");

        Each(Json(tool, "level"), "milestones", one => one.GetProperty("cannotBeStaffed").GetBoolean()).Should().Contain(true);
        Each(Json(tool, "check"), "findings", finding => Text(finding, "code")).Should().Contain("CannotBeStaffed");
        tool.Say("assign", "Release", "2 Ada").Should().Contain("there is never more than 0");
    }

    [Fact]
    public void A_field_past_the_verbs_is_a_finding_about_its_record()
    {
        using CliRunner tool = new();
        tool.Write("plan.json", """
            { "records": { "resources": { "Ada": { "capacity": "many" } }, "features": { "Lost": { "status": "PLANNED" } } }, "milestones": [] }
            """);

        JsonElement[] findings = [.. Json(tool, "check", "--log", "plan.json").GetProperty("findings").EnumerateArray()];

        findings.Select(finding => (Text(finding, "code"), Text(finding, "record"))).Should()
            .Equal(("FeatureOrphan", "features/Lost"), ("InvalidField", "resources/Ada"));
    }

    [Fact]
    public void A_text_past_the_verbs_stays_on_its_line()
    {
        using CliRunner tool = new();
        tool.Write("plan.json", """
            { "records": { "features": { "Lost": { "milestone": "a\tb\nc", "component": "c\td" } } }, "milestones": [] }
            """);

        tool.Say("features", "--log", "plan.json").Should().Be("Lost\ta\\tb\\nc\tPLANNED\t0\t1\tc\\td\n");
    }

    [Fact]
    public void What_if_says_what_moves_with_the_people_available()
    {
        using CliRunner tool = Staffed();
        DateTime before = LevelledSchedule.Compute(Schedule.Compute(Plan(tool), Now)).Finish;

        JsonElement levelled = Json(tool, "what-if", "set", "--record", "resources/Ada", "capacity=2").GetProperty("levelled");
        JsonElement alone = Json(tool, "what-if", "assign", "API", "--clear").GetProperty("levelled");

        Text(levelled, "planFinishBefore").Should().Be(Minute(before));
        string.CompareOrdinal(Text(levelled, "planFinishAfter"), Minute(before)).Should().BeNegative();
        string.CompareOrdinal(Text(alone, "planFinishAfter"), Minute(before)).Should().BeNegative();
        Each(levelled, "moved", move => Text(move, "name")).Should().Contain("Release");
    }

    private static CliRunner Staffed()
    {
        CliRunner tool = new CliRunner().WithPlan();
        tool.Say("estimate", "API", "3d");
        tool.Say("estimate", "Login", "1d");
        tool.Say("estimate", "Manual", "4d");
        tool.Say("resource", "Ada");
        foreach (string name in new[] { "API", "Login", "Manual" }) tool.Say("assign", name, "Ada");
        return tool;
    }

    private static RegistrySnapshot Plan(CliRunner tool)
    {
        using SqliteAuditLog log = SqliteAuditLog.Open(tool.PathOf("milestones.db"));
        return RegistrySnapshot.Replay(log.Read());
    }

    private static JsonElement Json(CliRunner tool, params string[] words)
    {
        using JsonDocument document = JsonDocument.Parse(tool.Say([.. words, "--json"]));
        return document.RootElement.Clone();
    }

    private static IEnumerable<T> Each<T>(JsonElement root, string list, Func<JsonElement, T> read) =>
        root.GetProperty(list).EnumerateArray().Select(read);

    private static string? Text(JsonElement element, string member) => element.GetProperty(member).GetString();

    private static string Minute(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
