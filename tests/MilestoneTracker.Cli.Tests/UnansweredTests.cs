using FluentAssertions;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.Cli.Tests.Sessions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// Standard output or standard error that is full or closed: the exit code says what became of the change all the same.
public sealed class UnansweredTests
{
    [Theory]
    [InlineData("register Beta", "The change was made")]
    [InlineData("register Beta --json", "The change was made")]
    [InlineData("status Manual completed", "The change was made")]
    [InlineData("depend Manual Schema", "The change was made")]
    [InlineData("withdraw API Login", "The change was made")]
    [InlineData("remove Manual", "The change was made")]
    [InlineData("set Manual weight=5", "The change was made")]
    [InlineData("components Manual --add web", "The change was made")]
    [InlineData("note Manual text", "The change was made")]
    [InlineData("undo", "The change was made")]
    [InlineData("resource QA", "The change was made")]
    [InlineData("feature Pages --milestone Manual", "The change was made")]
    [InlineData("import edges.tsv", "The import was made")]
    [InlineData("import ledger.jsonl --log new.db", "The import was made")]
    [InlineData("import plan.json --log new.db --json", "The import was made")]
    [InlineData("init --log new.db", "The log was made")]
    [InlineData("checkpoint --new-key new.pem --key-name ada", "The key was written to 'new.pem'")]
    [InlineData("checkpoint --output new.txt", "'new.txt' was written")]
    [InlineData("export --output new.jsonl", "'new.jsonl' was written")]
    [InlineData("report --output new.html", "'new.html' was written")]
    [InlineData("graph --output new.svg --json", "'new.svg' was written")]
    public void What_is_kept_without_an_answer_ends_with_6_and_is_there(string line, string kept)
    {
        foreach (Exception failure in new Exception[] { new IOException("No space left"), new UnauthorizedAccessException("Closed") })
        {
            using CliRunner tool = ExampleFolder.Make();
            string before = State(tool);

            (int exit, string error) = Run(tool, line, new FailingStream(failure), new StringWriter { NewLine = "\n" });

            error.Should().Be(
                $"error: {kept}, but the answer could not be written: {failure.Message}\nThere is no need to run it again.\n");
            exit.Should().Be(ExitCode.Unanswered);
            State(tool).Should().NotBe(before);
        }
    }

    [Theory]
    [InlineData("list", 3)]
    [InlineData("export", 3)]
    [InlineData("--help", 3)]
    [InlineData("status Schema completed", 3)]
    [InlineData("import edges.tsv --dry-run", 3)]
    [InlineData("register API", 1)]
    public void Where_nothing_was_kept_the_code_says_so(string line, int expected)
    {
        using CliRunner tool = ExampleFolder.Make();
        string before = State(tool);

        (int exit, string error) = Run(tool, line, new FailingStream(new IOException("No space left on device")), new StringWriter());

        exit.Should().Be(expected, error);
        State(tool).Should().Be(before);
    }

    [Theory]
    [InlineData("register Beta", 0)]
    [InlineData("register API", 1)]
    [InlineData("lst", 2)]
    [InlineData("list --log none.db", 3)]
    [InlineData("verify --checkpoint notes.txt", 3)]
    public void Where_standard_error_is_full_or_closed_the_code_is_the_same(string line, int expected)
    {
        Exception[] failures = [new IOException(), new UnauthorizedAccessException(), new ObjectDisposedException("error")];
        foreach (Exception failure in failures)
        {
            using CliRunner tool = ExampleFolder.Make();

            (int exit, _) = Run(tool, line, Stream.Null, new StreamWriter(new FailingStream(failure)) { AutoFlush = true });

            exit.Should().Be(expected);
        }
    }

    [Fact]
    public void Where_both_are_full_a_change_still_ends_with_6()
    {
        using CliRunner tool = ExampleFolder.Make();
        IOException full = new("full");

        (int exit, _) = Run(tool, "register Beta", new FailingStream(full), new StreamWriter(new FailingStream(full)) { AutoFlush = true });

        exit.Should().Be(ExitCode.Unanswered);
    }

    private static (int Exit, string Error) Run(CliRunner tool, string line, Stream output, TextWriter error)
    {
        int exit = Root.Run(Session.Words(line), tool.Around(Stream.Null, output, error, CancellationToken.None));
        return (exit, error is StringWriter ? error.ToString()! : "");
    }

    private static string State(CliRunner tool) =>
        tool.Say("export") + string.Join(' ', Directory.EnumerateFiles(tool.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    private sealed class FailingStream(Exception failure) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count) => throw failure;

        public override void Write(ReadOnlySpan<byte> buffer) => throw failure;
    }
}
