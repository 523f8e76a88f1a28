using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// An editor, a shell or a transfer has added bytes to the lines of a log or to a checkpoint. The log is whole, so nobody is told to restore
// a backup.
public sealed class AddedBytesTests
{
    public static TheoryData<string, string> Additions => new()
    {
        { "\uFEFF{0}", "a byte order mark" },
        { "{0}\n", "empty lines" },
        { "{0}\n\n\n", "empty lines" },
        { "{0}\r\n", "carriage returns at the ends of lines and empty lines" },
        { "CRLF", "carriage returns" },
        { "\uFEFFCRLF\r\n", "a byte order mark at its beginning and carriage returns at the ends of lines and empty lines" },
    };

    [Theory]
    [MemberData(nameof(Additions))]
    public void Lines_are_refused_for_their_form_and_not_for_their_events(string form, string added)
    {
        using CliRunner tool = ExampleFolder.Make();
        tool.Write("changed.jsonl", Added(form, tool.Read("ledger.jsonl")));

        foreach (string verb in new[] { "verify", "list", "checkpoint", "report --format csv", "export" })
        {
            Answer answer = tool.Run([.. verb.Split(' '), "--log", "changed.jsonl"]);

            answer.Exit.Should().Be(3, verb);
            answer.Error.Should().Contain(added).And.Contain("Its events are whole").And.NotContain("backup");
            answer.Out.Should().BeEmpty();
        }
    }

    [Fact]
    public void A_blank_line_after_each_as_a_shell_writes_it_is_known()
    {
        using CliRunner tool = ExampleFolder.Make();
        tool.Write("changed.jsonl", tool.Read("ledger.jsonl").Replace("\n", "\n\n", StringComparison.Ordinal));

        tool.Run("verify", "--log", "changed.jsonl").Should().Match<Answer>(a => a.Exit == 3 && a.Error.Contains("empty lines"));
    }

    [Theory]
    [MemberData(nameof(Additions))]
    public void An_event_that_was_changed_too_is_still_told(string form, string added)
    {
        using CliRunner tool = ExampleFolder.Make();
        string changed = tool.Read("ledger.jsonl").Replace("\"Schema\"", "\"Scheme\"", StringComparison.Ordinal);
        tool.Write("changed.jsonl", Added(form, changed));

        tool.Run("verify", "--log", "changed.jsonl").Exit.Should().Be(4, added);
        tool.Run("list", "--log", "changed.jsonl").Exit.Should().Be(4, added);
    }

    [Theory]
    [MemberData(nameof(Additions))]
    public void A_checkpoint_is_refused_for_its_form_and_nothing_is_said_of_the_log(string form, string added)
    {
        using CliRunner tool = ExampleFolder.Make();
        tool.Write("kept.txt", Added(form, tool.Say("checkpoint", "--log", "ledger.jsonl")));

        Answer answer = tool.Run("verify", "--log", "ledger.jsonl", "--checkpoint", "kept.txt");

        answer.Exit.Should().Be(3, answer.Error);
        answer.Error.Should().Contain("'kept.txt' is not a checkpoint as it was written").And.NotContain("backup").And.NotContain("valid");
        answer.Error.Should().Contain(added);
    }

    [Fact]
    public void A_change_that_is_not_finished_is_the_same_fault_for_every_verb()
    {
        using CliRunner tool = new();
        tool.Say("init");
        tool.Write("edges.tsv", "A\tB\n");
        tool.Say("import", "edges.tsv");
        string[] lines = tool.Say("export").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Length.Should().BeGreaterThan(1);
        tool.Write("part.jsonl", string.Concat(lines[..^1].Select(line => line + "\n")));

        foreach (string verb in new[] { "list", "verify", "report --format csv", "export" })
        {
            Answer answer = tool.Run([.. verb.Split(' '), "--log", "part.jsonl"]);

            answer.Exit.Should().Be(4, verb);
            answer.Error.Should().Contain("the log ends within a change").And.NotContain("DropUnfinishedChange");
        }
    }

    private static string Added(string form, string text)
    {
        string lines = form.Contains("CRLF", StringComparison.Ordinal) ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text;
        return form.Replace("CRLF", lines, StringComparison.Ordinal).Replace("{0}", lines, StringComparison.Ordinal);
    }
}
