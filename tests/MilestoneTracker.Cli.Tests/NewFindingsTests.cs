using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// A change that makes other fields count as not set says so, because dates move by it.
public sealed class NewFindingsTests : IDisposable
{
    private const string One = "Because of this change there is 1 new finding:\n  ";
    private readonly CliRunner _tool = new();

    public NewFindingsTests()
    {
        _tool.Say("init");
        _tool.Say("register", "API");
        _tool.Say("register", "Release");
    }

    public void Dispose() => _tool.Dispose();

    [Fact]
    public void A_calendar_in_use_that_is_taken_away_is_told_with_each_field_that_names_it()
    {
        _tool.Say("calendar", "night.v2", "mo-fr 20:00-24:00");
        _tool.Say("set", "API", "calendar=night.v2");
        _tool.Say("resource", "Ada", "--calendar", "night.v2");

        _tool.Say("calendar", "night.v2", "--clear").Should().Contain(
            "Because of this change there are 2 new findings:\n  API: 'night.v2' in calendar is ignored. ").And.Contain(
            "\n  resources/Ada: 'night.v2' in calendar is ignored. ").And.EndWith("\nVersion 7.\n");
        _tool.Say("set", "Release", "duration=2d").Should().NotContain("finding", "it is none of this change");
    }

    [Fact]
    public void A_duration_beside_an_estimate_of_the_other_kind_is_told()
    {
        _tool.Say("estimate", "API", "3d/5d/10d").Should().NotContain("finding");

        _tool.Say("estimate", "API", "2ed").Should().Contain(One + "API: '3d/5d/10d' in estimate is ignored. ");
        _tool.Say("estimate", "API", "5d").Should().NotContain("finding", "it counts again");
        _tool.Say("set", "API", "duration=5ed").Should().Contain(One);
        _tool.Say("set", "API", "duration=6ed").Should().NotContain("finding", "it was ignored before");
    }

    [Fact]
    public void Every_verb_that_sets_an_input_tells_it()
    {
        _tool.Say("calendar", "night", "mo-fr 20:00-24:00");
        _tool.Say("calendar", "late", "base night; sa 20:00-24:00");
        _tool.Say("set", "API", "calendar=late");
        _tool.Say("link", "Release", "API", "--lag", "9000000m");

        _tool.Say("set", "--plan", "calendar-night=").Should().Contain("there are 2 new findings").And.Contain("calendar-late");
        _tool.Say("undo").Should().NotContain("finding", "what was taken away is back");
        _tool.Say("undo", "4").Should().Contain("Because of this change there is 1 new finding").And.Contain("in calendar is ignored");
    }

    [Fact]
    public void People_see_a_handful_and_a_count_and_programs_all_of_them()
    {
        _tool.Say("calendar", "night", "mo-fr 20:00-24:00");
        for (int i = 0; i < 7; i++)
        {
            _tool.Say("register", $"m{i}");
            _tool.Say("set", $"m{i}", "calendar=night");
        }

        string people = _tool.Say("calendar", "night", "--clear");
        people.Should().Contain("there are 7 new findings:\n  m0: ").And.Contain("\n  m4: ").And.NotContain("m5").And.Contain(
            "\n  and 2 more: see 'milestones check'\n");
        _tool.Say("undo");
        using JsonDocument programs = JsonDocument.Parse(_tool.Say("calendar", "night", "--clear", "--json"));
        programs.RootElement.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("milestone").GetString())
            .Should().Equal("m0", "m1", "m2", "m3", "m4", "m5", "m6");
        programs.RootElement.GetProperty("findings")[0].GetProperty("code").GetString().Should().Be("InvalidField");
    }

    [Fact]
    public void A_resource_whose_record_goes_with_its_last_field_is_told_where_it_is_assigned()
    {
        _tool.Say("resource", "Ada");
        _tool.Say("assign", "API", "Ada");

        _tool.Say("set", "--record", "resources/Ada", "capacity=").Should().Contain(One + "API: ").And.Contain("Ada");
    }

    [Fact]
    public void Values_are_taken_as_people_type_them()
    {
        _tool.Say("link", "Release", "API", "--type", " ss", "--lag", " 2d ").Should()
            .Contain("link: none → SS").And.Contain("lag: none → 2d");
        _tool.Say("estimate", "API", " 3d / 5d /10d ").Should().Contain("estimate: none → 3d/5d/10d");
        _tool.Say("estimate", "Release", " 1w 2d\t").Should().Contain("duration: none → 1w 2d");
        _tool.Say("estimate", "Release", "uniform 3d / 10d").Should().Contain("estimate: none → uniform 3d/10d");
        _tool.Say("target", "Release", " 2026-06-30\u00A0").Should().Contain("target: none → 2026-06-30");
        _tool.Say("calendar", "night", " mo-fr 20:00-24:00 ").Should().Contain("none → mo-fr 20:00-24:00");
        _tool.Say("resource", "Ada", "--capacity", " 2", "--calendar", "night ", "--unavailable", " 2026-07-01 ").Should()
            .Contain("capacity: none → 2").And.Contain("calendar: none → night").And.Contain("unavailable: none → 2026-07-01");
        _tool.Run("target", "Release", " ").Exit.Should().Be(1, "nothing is no date, and does not clear it");
        _tool.Run("set", "Release", "target= 2026-06-30").Exit.Should().Be(1, "a field takes its value as it is");
    }
}
