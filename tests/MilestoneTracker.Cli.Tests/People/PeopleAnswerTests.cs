using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests.People;

// What the verbs about people say is true of all plans: above all, a plan that became impossible never looks better.
public sealed class PeopleAnswerTests
{
    [Theory]
    [InlineData("set --record resources/QA capacity=0")]
    [InlineData("assign F 5~QA")]
    public void What_if_never_shows_an_impossible_plan_as_an_improvement(string edit)
    {
        using CliRunner tool = Shared();
        string[] words = ["what-if", .. edit.Split(' ').Select(word => word.Replace('~', ' '))];

        JsonElement levelled = Json(tool, words).GetProperty("levelled");
        string forPrograms = tool.Say(words);
        tool.IsTerminal = true;
        string said = tool.Say(words);

        said.Should().Contain("→ cannot be staffed").And.Contain("With the people available, it cannot be finished (")
            .And.Contain("cannot be staffed: ").And.Contain(" Before: 0.")
            .And.Contain("1 target becomes missed with the people available: R.")
            .And.Contain("at best").And.NotContain("available, it is finished on");
        forPrograms.Should().MatchRegex("levelled\tF\t[-0-9T:]+\tcannot be staffed\t");
        levelled.GetProperty("cannotBeStaffedBefore").GetArrayLength().Should().Be(0);
        Names(levelled.GetProperty("cannotBeStaffedAfter")).Should().Contain("F");
        JsonElement[] moved = [.. levelled.GetProperty("moved").EnumerateArray()];
        JsonElement f = moved.Single(move => move.GetProperty("name").GetString() == "F");
        (f.GetProperty("cannotBeStaffed").GetBoolean(), f.GetProperty("assumesNobody").GetBoolean()).Should().Be((true, true));
        JsonElement r = moved.Single(move => move.GetProperty("name").GetString() == "R");
        (r.GetProperty("cannotBeStaffed").GetBoolean(), r.GetProperty("assumesNobody").GetBoolean()).Should().Be((false, true));
        (r.GetProperty("makesLate").GetBoolean(), r.GetProperty("target").GetString()).Should().Be((true, "2026-03-10"));
    }

    [Fact]
    public void What_if_says_which_target_would_be_kept_and_that_all_can_be_staffed_again()
    {
        using CliRunner tool = Shared();
        tool.Say("set", "--record", "resources/QA", "capacity=0");
        tool.IsTerminal = true;

        string said = tool.Say("what-if", "set", "--record", "resources/QA", "capacity=2");

        said.Should().Contain("cannot be staffed → 2026-03-")
            .And.Contain("All can be staffed. Before: 2 milestones cannot be staffed: F, G.")
            .And.Contain("1 target is no longer missed with the people available: R.").And.Contain("no longer late");
    }

    [Fact]
    public void What_if_assign_has_the_note_of_assign_and_so_have_both_in_json()
    {
        using CliRunner tool = Shared();
        const string Note = "5 of QA is assigned, and there is never more than 1, so it cannot be staffed.";

        Names(Json(tool, "what-if", "assign", "F", "5 QA").GetProperty("notes")).Should().Equal("F: " + Note);
        Names(Json(tool, "what-if", "assign", "F", "1 QA").GetProperty("notes")).Should().BeEmpty();
        Json(tool, "assign", "F", "5 QA").GetProperty("note").GetString().Should().Be(Note);
        Json(tool, "assign", "F", "5 QA").GetProperty("note").ValueKind.Should().Be(JsonValueKind.Null, "nothing changed");
        Json(tool, "assign", "F", "1 QA").GetProperty("note").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public void An_unstaffed_milestone_has_no_forecast_and_what_depends_on_it_is_marked()
    {
        using CliRunner tool = Shared();
        tool.Say("assign", "F", "5 QA");
        JsonElement[] milestones = [.. Json(tool, "level").GetProperty("milestones").EnumerateArray()];
        tool.IsTerminal = true;

        string level = tool.Say("level");

        level.Should().MatchRegex("F +planned +2026-03-04 +cannot be staffed").And.MatchRegex("R +planned +2026-03-04 +2026-03-04 at best")
            .And.Contain("the plan cannot be finished (2026-03-04 if nobody were assigned to what cannot be staffed)")
            .And.Contain("is not known while something cannot be staffed").And.NotContain("earliest possible");
        tool.Say("level", "--explain", "F").Should()
            .StartWith("F cannot be staffed. If nobody were assigned, it would be finished on 2026-03-04")
            .And.Contain("if nobody is assigned, ");
        tool.Say("level", "--explain", "R").Should().StartWith("R depends on what cannot be staffed. ").And.Contain(" at best, ");
        tool.Say("level", "--explain", "G").Should().StartWith("G is finished on ").And.Contain("with the people available");
        milestones.Select(one => one.GetProperty("assumesNobody").GetBoolean()).Should().Equal(true, false, true);
    }

    [Fact]
    public void Nothing_is_said_about_people_who_are_missing_where_none_is()
    {
        using CliRunner tool = Shared();
        tool.Say("set", "G", "priority=800");
        tool.IsTerminal = true;

        tool.Say("level").Should().Contain("computed only where all have one priority and nothing is pinned.").And.NotContain("nobody");
    }

    [Fact]
    public void The_last_line_of_resources_agrees_with_its_table_about_the_past()
    {
        using CliRunner tool = Shared();
        tool.Say("status", "F", "in-progress");
        tool.Say("status", "G", "in-progress");
        foreach (string name in new[] { "F", "G" }) tool.Say("set", name, "started=2026-02-23", "duration=2w");
        tool.IsTerminal = true;

        tool.Say("resources", "--from", "2026-02-23", "--to", "2026-02-27").Should()
            .Contain("no over-allocations from now on; 1w of excess before that.");
        tool.Say("resources", "--from", "2026-02-23").Should().Contain("1 over-allocation from now on; 1w 1h of excess before that.");
        tool.Say("resources").Should().Contain("1 over-allocation.").And.NotContain("before that").And.NotContain("as a whole");
        tool.Say("resources", "--to", "2026-03-02").Should().Contain("Over-allocations are listed as a whole");
    }

    [Fact]
    public void Away_is_said_of_days_off_and_not_of_a_capacity_of_0()
    {
        using CliRunner tool = Shared();
        tool.IsTerminal = true;
        tool.Say("resource", "QA", "--unavailable", "2026-03-02");
        tool.Say("resources").Should().Contain("0 (away)");

        tool.Say("resource", "QA", "--capacity", "0");

        tool.Say("resources").Should().NotContain("(away)");
    }

    [Fact]
    public void A_completed_milestone_was_finished_and_nothing_else()
    {
        using CliRunner tool = Shared();
        tool.Say("status", "F", "completed");

        tool.Say("level", "--explain", "F").Split('\n')[0].Should().MatchRegex("^F was finished on 2026-03-02 [0-9:]+\\.$");
    }

    [Fact]
    public void A_pinned_one_is_not_given_the_date_of_the_plain_schedule_in_the_levelled_one()
    {
        using CliRunner tool = Shared();
        tool.Say("set", "R", "pinned=2026-03-03");

        tool.Say("level", "--explain", "R").Should().Contain("pinned to 2026-03-03, earlier than its work and its dependencies allow")
            .And.NotContain("at the earliest");
    }

    [Fact]
    public void Several_assigned_are_on_one_line_wherever_people_read_them()
    {
        using CliRunner tool = Shared();
        tool.Say("resource", "Ada");
        tool.IsTerminal = true;

        tool.Say("what-if", "assign", "F", "Ada").Should().Contain("1 QA → 1 Ada, 1 QA");
        tool.Say("assign", "F", "Ada");
        tool.Say("log", "--last", "1").Should().Contain("1 Ada,").And.NotContain("\\n");
        tool.Say("undo").Should().Contain("1 Ada, 1 QA").And.NotContain("\\n");
    }

    [Fact]
    public void Nothing_that_changed_is_said_with_why_and_without_a_note()
    {
        using CliRunner tool = Shared();
        tool.Say("assign", "F", "5 QA");
        tool.Say("feature", "Pages", "--milestone", "F");

        tool.Say("assign", "F", "5 QA").Should().Be("Nothing changed: F has all of that already.\n");
        tool.Say("resource", "QA").Should().StartWith("Nothing changed: There is a resource 'QA' already. Say what to change");
        tool.Say("feature", "Pages").Should().StartWith("Nothing changed: The progress of its milestone is what its features give.");
    }

    [Fact]
    public void A_resource_whose_name_begins_with_a_quantity_is_pointed_out()
    {
        using CliRunner tool = Shared();
        tool.Say("resource", "0.5 x");

        tool.Run("assign", "F", "0.5 x").Error.Should().Contain("There is no resource 'x'.").And.Contain("write \"1 0.5 x\"");
        tool.Say("assign", "F", "1 0.5 x").Should().Contain("1 0.5 x");
    }

    [Fact]
    public void A_component_with_a_comma_is_found_with_its_escape()
    {
        using CliRunner tool = Shared();
        tool.Say("feature", "Pages", "--milestone", "F", "--component", "a,b", "--status", "in-progress");

        tool.Say("features", "-c", "a\\,b").Should().StartWith("Pages\t");
        tool.Say("features", "-c", "a,b").Should().BeEmpty();
        Json(tool, "features").GetProperty("features")[0].GetProperty("effectiveProgress").GetDouble().Should().Be(0.5);
    }

    [Fact]
    public void A_progress_that_its_features_do_not_give_is_mended_as_its_finding_says()
    {
        using CliRunner tool = Shared();
        tool.Say("feature", "Pages", "--milestone", "F", "--status", "in-progress");
        tool.Say("set", "F", "progress=0.3");
        tool.Say("check").Should().Contain("its features give 0.5. Recompute it with 'milestones feature NAME' of any of them.");

        tool.Say("feature", "Pages").Should().Contain("F, progress: 0.3 → 0.5");

        tool.Say("check").Should().NotContain("FeatureProgressDiffers");
    }

    [Fact]
    public void A_schedule_that_has_ended_has_no_load()
    {
        using CliRunner tool = Shared();
        tool.IsTerminal = true;

        tool.Say("resources", "--as-of", "1", "--now", "2026-03-02").Should().NotContain("no over-allocations from");
        foreach (string name in new[] { "F", "G", "R" }) tool.Say("status", name, "completed");
        tool.Say("resources", "--now", "2026-04-01").Should().Contain("The schedule has ended, so there is no load from now on.");
    }

    // F and G take two days each and have one QA; R depends on F and is promised.
    private static CliRunner Shared()
    {
        CliRunner tool = new();
        tool.Say("init");
        tool.Say("resource", "QA");
        foreach (string name in new[] { "F", "G", "R" }) tool.Say("register", name);
        foreach (string name in new[] { "F", "G" })
        {
            tool.Say("estimate", name, "2d");
            tool.Say("assign", name, "QA");
        }

        tool.Say("depend", "R", "F");
        tool.Say("estimate", "R", "0d");
        tool.Say("target", "R", "2026-03-10");
        return tool;
    }

    private static string?[] Names(JsonElement list) => [.. list.EnumerateArray().Select(name => name.GetString())];

    private static JsonElement Json(CliRunner tool, params string[] words)
    {
        using JsonDocument document = JsonDocument.Parse(tool.Say([.. words, "--json"]));
        return document.RootElement.Clone();
    }
}
