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
