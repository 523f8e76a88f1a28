using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// A log in another file, of the same kind or the other: the same bytes, or nothing.
public sealed class CopyTests : IDisposable
{
    private readonly CliRunner _tool = new CliRunner().WithPlan();

    public void Dispose() => _tool.Dispose();

    [Theory]
    [InlineData("copy.jsonl")]
    [InlineData("copy.db")]
    public void A_copy_has_the_same_bytes_hashes_and_identity(string file)
    {
        _tool.Say("copy", "milestones.db", file).Should().Be($"Copied 11 events to {file}.\n");
        _tool.Say("copy", file, "back.db");

        string lines = _tool.Say("export");
        _tool.Say("export", "--log", file).Should().Be(lines);
        _tool.Say("export", "--log", "back.db").Should().Be(lines);
        _tool.Say("verify", "--log", "back.db").Should().Be(_tool.Say("verify"));
        _tool.Say("register", "Next", "--log", "back.db");
        Directory.GetFiles(_tool.Folder).Should().NotContain(path => path.Contains(".part", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_is_there_is_not_written_over()
    {
        _tool.Write("taken.jsonl", "mine");

        Answer answer = _tool.Run("copy", "milestones.db", "taken.jsonl");

        (answer.Exit, answer.Out).Should().Be((1, ""));
        answer.Error.Should().Contain("'taken.jsonl' already exists");
        _tool.Read("taken.jsonl").Should().Be("mine");
        _tool.Run("copy", "milestones.db", "milestones.db").Exit.Should().Be(1);
        _tool.Run("copy", "milestones.db", "milestones.db-wal").Exit.Should().Be(1);
    }

    [Theory]
    [InlineData("copy.jsonl")]
    [InlineData("copy.db")]
    public void Of_a_log_that_is_not_valid_no_copy_is_left(string file)
    {
        string lines = _tool.Say("export");
        _tool.Write("bad.jsonl", lines.Replace("Manual", "Manuel", StringComparison.Ordinal));

        Answer answer = _tool.Run("copy", "bad.jsonl", file);

        answer.Exit.Should().Be(4);
        Directory.GetFiles(_tool.Folder).Select(Path.GetFileName).Should().NotContain(name => name!.StartsWith("copy"));
    }

    [Theory]
    [InlineData("copy.jsonl")]
    [InlineData("copy.db")]
    public void Of_a_log_that_was_cut_no_copy_is_left(string file)
    {
        string lines = _tool.Say("export");
        _tool.Write("cut.jsonl", lines[..(lines.Length * 2 / 3)]);
        _tool.Say("copy", "milestones.db", "whole.db");
        byte[] database = File.ReadAllBytes(_tool.PathOf("whole.db"));
        File.WriteAllBytes(_tool.PathOf("cut.db"), database[..(database.Length / 2)]);
        File.WriteAllBytes(_tool.PathOf("head.db"), database[..100]);

        _tool.Run("copy", "cut.jsonl", file).Exit.Should().Be(4);
        _tool.Run("copy", "cut.db", file).Exit.Should().BeOneOf(3, 4);
        _tool.Run("copy", "head.db", file).Exit.Should().BeOneOf(3, 4);

        Directory.GetFiles(_tool.Folder).Select(Path.GetFileName).Should().NotContain(name => name!.StartsWith("copy"));
    }

    [Fact]
    public void A_copy_is_not_put_beside_what_is_left_of_another_log()
    {
        _tool.Write("copy.db-wal", "left");

        Answer answer = _tool.Run("copy", "milestones.db", "copy.db");

        (answer.Exit, answer.Out).Should().Be((1, ""));
        answer.Error.Should().Contain("'copy.db-wal' is left of another log");
        File.Exists(_tool.PathOf("copy.db")).Should().BeFalse();
        _tool.Read("copy.db-wal").Should().Be("left");
    }

    [Fact]
    public void A_log_without_events_is_copied_to_SQLite_only()
    {
        _tool.Say("init", "--log", "empty.db");

        Answer lines = _tool.Run("copy", "empty.db", "copy.jsonl");
        lines.Exit.Should().Be(1);
        lines.Error.Should().Contain("'empty.db' has no events");
        File.Exists(_tool.PathOf("copy.jsonl")).Should().BeFalse();

        _tool.Say("copy", "empty.db", "copy.db").Should().Be("Copied 0 events to copy.db.\n");
        _tool.Say("register", "Next", "--log", "copy.db");
    }

    [Fact]
    public void A_link_that_leads_nowhere_is_not_written_over()
    {
        if (OperatingSystem.IsWindows()) return;
        File.CreateSymbolicLink(_tool.PathOf("link.db"), _tool.PathOf("nowhere.db"));

        _tool.Run("copy", "milestones.db", "link.db").Exit.Should().Be(1);

        File.Exists(_tool.PathOf("nowhere.db")).Should().BeFalse();
    }

    [Fact]
    public void What_is_no_log_is_not_copied()
    {
        _tool.Write("plan.json", """{"milestones": [{"name": "A"}]}""");

        Answer plan = _tool.Run("copy", "plan.json", "copy.db");
        (plan.Exit, plan.Error).Should().Be(
            (3, "error: 'plan.json' is not a log. To make a log of a plan file, import it: milestones import plan.json\n"));
        _tool.Run("copy", "missing.db", "copy.db").Exit.Should().Be(3);
        File.Exists(_tool.PathOf("copy.db")).Should().BeFalse();
    }
}
