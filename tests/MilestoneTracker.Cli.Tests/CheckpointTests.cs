using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// A checkpoint that is signed, kept, and held against the log later.
public sealed class CheckpointTests
{
    [Fact]
    public void A_log_that_went_on_continues_the_checkpoint_that_was_signed()
    {
        using CliRunner tool = new CliRunner().WithPlan();
        string key = tool.Say("checkpoint", "--new-key", "key.pem", "--key-name", "example.com/ada").TrimEnd('\n');
        tool.Say("checkpoint", "--key-file", "key.pem", "--key-name", "example.com/ada", "--output", "signed.txt")
            .Should().Be("Checkpoint of 11 events written to signed.txt.\n");
        tool.Say("register", "Beta");

        tool.Say("verify", "--checkpoint", "signed.txt", "--key", key).Should()
            .StartWith("valid: 12 events of 'example.com/plan' fit together;").And.Contain("The checkpoint vouches for events 1 to 11;");
    }

    [Fact]
    public void The_word_of_another_key_is_not_taken()
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.Say("checkpoint", "--new-key", "key.pem", "--key-name", "example.com/ada");
        string other = tool.Say("checkpoint", "--new-key", "other.pem", "--key-name", "example.com/ada").TrimEnd('\n');
        tool.Say("checkpoint", "--key-file", "key.pem", "--key-name", "example.com/ada", "--output", "signed.txt");

        Answer answer = tool.Run("verify", "--checkpoint", "signed.txt", "--key", other);

        answer.Exit.Should().Be(4);
        answer.Error.Should().StartWith("error: ");
    }

    [Fact]
    public void Who_may_read_a_new_key_is_its_owner_alone()
    {
        if (OperatingSystem.IsWindows()) return; // rights are others there
        using CliRunner tool = new CliRunner().WithPlan();

        tool.Say("checkpoint", "--new-key", "key.pem", "--key-name", "ada");

        File.GetUnixFileMode(tool.PathOf("key.pem")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void A_log_that_is_not_valid_gets_no_checkpoint()
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.Say("export", "--output", "ledger.jsonl");
        string[] lines = tool.Read("ledger.jsonl").Split('\n');
        tool.Write("ledger.jsonl", string.Join('\n', lines.Where((_, place) => place != 3)));

        tool.Run("checkpoint", "--log", "ledger.jsonl").Should().Match<Answer>(answer => answer.Exit == 4 && answer.Out == "");
    }

    [Fact]
    public void A_log_in_which_a_byte_was_changed_is_not_valid_and_the_event_is_named()
    {
        using CliRunner tool = new CliRunner().WithPlan();
        byte[] bytes = File.ReadAllBytes(tool.PathOf("milestones.db"));
        bytes[bytes.AsSpan().IndexOf("migrated"u8)] = (byte)'M';
        File.WriteAllBytes(tool.PathOf("milestones.db"), bytes);

        Answer answer = tool.Run("verify");

        answer.Exit.Should().Be(4);
        answer.Error.Should().StartWith("error: Not valid, log 'example.com/plan', at event 10 (its line):");
        tool.Run("list").Exit.Should().Be(4);
    }
}
