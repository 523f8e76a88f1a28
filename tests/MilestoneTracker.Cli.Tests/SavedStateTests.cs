using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// The state is saved where it pays, is used, is never trusted blindly, and is nobody's concern.
public sealed class SavedStateTests
{
    private const string Saved = "milestones.db-state";

    [Fact]
    public void A_short_log_is_replayed_and_nothing_is_saved()
    {
        using CliRunner tool = new CliRunner().WithPlan();

        tool.Say("list");

        File.Exists(tool.PathOf(Saved)).Should().BeFalse();
    }

    [Fact]
    public void After_much_replaying_the_state_is_saved_also_by_who_only_looks()
    {
        using CliRunner tool = Long();
        File.Delete(tool.PathOf(Saved));

        string list = tool.Say("list");

        File.Exists(tool.PathOf(Saved)).Should().BeTrue();
        tool.Say("list").Should().Be(list);
        tool.Say("list", "--no-saved-state").Should().Be(list);
    }

    [Fact]
    public void Without_a_saved_state_none_is_read_and_none_is_written()
    {
        using CliRunner tool = Long();
        File.Delete(tool.PathOf(Saved));

        tool.Say("list", "--no-saved-state");
        tool.Say("register", "One more", "--no-saved-state");

        File.Exists(tool.PathOf(Saved)).Should().BeFalse();
    }

    [Fact]
    public void A_saved_state_that_is_not_of_the_log_is_not_used()
    {
        using CliRunner tool = Long();
        string list = tool.Say("list");
        byte[] bytes = File.ReadAllBytes(tool.PathOf(Saved));
        bytes[^1] ^= 1;
        File.WriteAllBytes(tool.PathOf(Saved), bytes);

        tool.Say("list").Should().Be(list);
    }

    [Fact]
    public void Where_a_state_cannot_be_saved_nothing_is_said()
    {
        using CliRunner tool = Long();
        File.Delete(tool.PathOf(Saved));
        Directory.CreateDirectory(tool.PathOf(Saved)); // a folder cannot be replaced by a file
        Directory.CreateDirectory(Path.Combine(tool.PathOf(Saved), "x"));

        Answer answer = tool.Run("list");

        answer.Exit.Should().Be(0);
        answer.Error.Should().BeEmpty();
    }

    [Fact]
    public void What_was_changed_after_the_state_was_saved_is_there()
    {
        using CliRunner tool = Long();
        tool.Say("list");
        tool.Say("status", "m0001", "completed");

        tool.Say("list").Should().Contain("m0001\tCOMPLETED\t100\t").And.Be(tool.Say("list", "--no-saved-state"));
    }

    private static CliRunner Long()
    {
        CliRunner tool = new();
        tool.Write("edges.tsv", string.Join('\n', Enumerable.Range(0, 2500).Select(i => $"m{i:0000}")));
        tool.Say("import", "edges.tsv");
        return tool;
    }
}
