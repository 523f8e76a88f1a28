using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Cli.Undoing;
using MilestoneTracker.TestSupport.Doubles;
using Xunit;

namespace MilestoneTracker.Cli.Tests.Undoing;

// Which change is taken back, and what of it still can be.
public sealed class UndoTests
{
    [Fact]
    public void An_undo_is_marked_with_the_first_event_of_the_change_that_it_takes_back()
    {
        using CliRunner tool = new CliRunner().WithPlan();

        tool.Say("undo", "7", "--as", "grace", "--reason", "not yet").Should()
            .Be("Took back 7: API depends on Login\nTook back 6: API depends on Schema\nVersion 13.\n");

        tool.Say("log", "--last", "2").Should().Be(
            "12\t2026-03-02T09:00:00Z\tdependency.withdrawn\tAPI\tLogin\tgrace\tnot yet\tundo 6\n" +
            "13\t2026-03-02T09:00:00Z\tdependency.withdrawn\tAPI\tSchema\tgrace\tnot yet\tundo 6\n");
    }

    [Fact]
    public void An_undo_that_was_undone_no_longer_counts()
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.Say("undo"); // 12 takes 11 back
        tool.Say("undo", "12"); // 13 takes 12 back
        tool.Say("undo", "13"); // 14 takes 13 back: 11 is taken back again

        tool.Say("undo").Should().StartWith("Took back 10: ");
    }

    [Fact]
    public void A_correlation_id_that_only_looks_like_an_undo_is_none()
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.Say("status", "Schema", "blocked", "--correlation-id", "undo 1");

        tool.Say("undo").Should().StartWith("Took back 12: ");
        tool.Say("undo").Should().StartWith("Took back 11: ");
    }

    [Fact]
    public void What_bears_the_name_of_a_removed_milestone_now_gets_nothing_of_the_removed_one()
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.Say("set", "API", "owner=Ada");
        tool.Say("remove", "API");
        tool.Say("register", "API");
        string before = tool.Say("show", "API");

        Answer refused = tool.Run("undo", "13");

        refused.Exit.Should().Be(1);
        refused.Error.Should().Contain("Left 17 as it is").And.Contain("Left 13 as it is").And.Contain("API is registered again");
        tool.Say("show", "API").Should().Be(before);
    }

    [Fact]
    public void What_is_no_longer_as_the_change_left_it_stays_and_is_named()
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.Say("status", "Schema", "blocked");

        Answer refused = tool.Run("undo", "10");

        refused.Exit.Should().Be(1);
        refused.Error.Should().Be(
            "error: No event of change 10 can be undone.\n" +
            "Left 10 as it is: Schema status changed from planned to completed; but Schema is blocked now\n" +
            "To undo another change, name one of its events: 'milestones log --last 20' lists them.\n");
        tool.Say("log", "--last", "1").Should().StartWith("12\t");
    }

    [Theory]
    [InlineData("depend Party Schema", "Party depends on Schema now")]
    [InlineData("depend Schema Party", "Schema depends on Party now")]
    [InlineData("set Party owner=Ada", "Party has the field 'owner' now")]
    [InlineData("components Party --add web", "Party spans other components now")]
    [InlineData("status Party blocked", "Party is blocked now")]
    [InlineData("remove Party", "there is no milestone 'Party' now")]
    public void A_registration_is_taken_back_only_where_nothing_came_of_it(string call, string why)
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.Say("register", "Party");
        tool.Say(Sessions.Session.Words(call));

        tool.Run("undo", "12").Error.Should().Contain($"Left 12 as it is: Party registered as planned; but {why}\n");
    }

    [Theory]
    [InlineData("register API", "API is registered again")]
    [InlineData("", null)]
    public void A_removal_is_taken_back_unless_the_name_is_taken(string call, string? why)
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.Say("remove", "API");
        if (call.Length > 0) tool.Say(Sessions.Session.Words(call));

        Answer answer = tool.Run("undo", "15");

        if (why is null) answer.Out.Should()
            .Contain("Took back 15: API removed (was planned). It is registered again, and its history starts over\n").And.Contain(
            "Took back 12: ");
        else answer.Error.Should().Contain($"Left 15 as it is: API removed (was planned); but {why}\n").And.Contain("Left 12 as it is: ");
    }

    [Theory]
    [InlineData("depend Login API", "that would close the cycle API → Login → API")]
    [InlineData("remove Login", "there is no milestone 'Login' now")]
    [InlineData("depend API Login", "API depends on Login again")]
    public void A_withdrawal_is_taken_back_where_it_can_be_declared_again(string call, string why)
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.Say("withdraw", "API", "Login");
        tool.Say(Sessions.Session.Words(call));

        tool.Run("undo", "12").Error.Should().Contain(why);
    }

    [Theory]
    [InlineData("set API --on Login acme.kind=hard", "the dependency has the field 'acme.kind' now")]
    [InlineData("withdraw API Login", "API no longer depends on Login")]
    public void A_declaration_is_taken_back_where_the_dependency_is_as_it_was(string call, string why)
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.Say(Sessions.Session.Words(call));

        tool.Say("undo", "6").Should().Contain("Took back 6: ").And.Contain($"Left 7 as it is: API depends on Login; but {why}\n");
    }

    [Fact]
    public void The_last_change_is_found_behind_many_that_were_undone()
    {
        using CliRunner tool = new CliRunner().WithPlan();
        for (int i = 0; i < 40; i++)
        {
            tool.Say("status", "Manual", i % 2 == 0 ? "blocked" : "on-hold");
            tool.Say("undo");
        }

        tool.Say("undo").Should().StartWith("Took back 11: ");
    }

    [Fact]
    public void Only_the_end_of_the_log_is_read_for_the_last_change()
    {
        InMemoryAuditLog log = new();
        MilestoneRegistry registry = new(log);
        for (int i = 0; i < 1000; i++) registry.RegisterMilestone($"m{i}");
        CountingLog counted = new(log);

        ChangeToUndo.Last(counted, default)[0].Sequence.Should().Be(1000);

        counted.EventsRead.Should().Be(64);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("12")]
    public void An_event_that_there_is_not_is_refused(string sequence)
    {
        using CliRunner tool = new CliRunner().WithPlan();

        Answer answer = tool.Run("undo", sequence);

        (answer.Exit, answer.Error).Should()
            .Be((1, $"error: There is no event {sequence}: the log has 11, numbered from 1. 'milestones log' lists them.\n"));
    }

    [Fact]
    public void Without_any_change_there_is_nothing_to_undo()
    {
        using CliRunner tool = new();
        tool.Say("init");

        (tool.Run("undo").Exit, tool.Run("undo").Error).Should()
            .Be((1, "error: There is nothing to undo: every change in the log was undone, or there is none.\n"));
    }

    [Fact]
    public void A_whole_import_is_undone_as_one()
    {
        using CliRunner tool = new();
        tool.Write("edges.tsv", string.Concat(Enumerable.Range(0, 100).Select(i => $"m{i}\tm{i + 1}\n")));
        tool.Say("import", "edges.tsv");

        string answer = tool.Say("undo");

        answer.Split('\n').Should().HaveCount(23).And.Contain("and 181 events more");
        tool.Say("list").Should().BeEmpty();
    }
}
