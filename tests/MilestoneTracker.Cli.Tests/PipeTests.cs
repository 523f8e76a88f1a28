using System.Diagnostics;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// What comes through a pipe can be read once; and nothing at all is not a log.
public sealed class PipeTests
{
    private static readonly string Dll = Path.Combine(AppContext.BaseDirectory, "milestones.dll");

    [Theory]
    [InlineData("verify", "ledger.jsonl")]
    [InlineData("list", "ledger.jsonl")]
    [InlineData("list", "plan.json")]
    [InlineData("report --format csv", "ledger.jsonl")]
    [InlineData("checkpoint", "ledger.jsonl")]
    [InlineData("export", "ledger.jsonl")]
    [InlineData("verify", "plan.json")]
    public void A_log_from_a_pipe_is_read_as_from_its_file(string line, string file)
    {
        if (OperatingSystem.IsWindows()) return; // which has no such names
        using CliRunner tool = ExampleFolder.Make();
        string[] words = line.Split(' ');

        foreach (string pipe in new[] { "/dev/stdin", "/dev/fd/0" })
            Piped(tool, tool.PathOf(file), [.. words, "--log", pipe]).Should().Be(new Answer(0, tool.Say([.. words, "--log", file]), ""));
    }

    [Theory]
    [InlineData("verify", "", "Nothing came from '/dev/stdin'.")]
    [InlineData("list", "", "Nothing came from '/dev/stdin'.")]
    [InlineData("verify", "Buy milk.\n", "is neither a SQLite log")]
    [InlineData("verify", "SQLite format 3\0", "comes through a pipe. Name the file itself")]
    public void What_is_no_log_from_a_pipe_is_refused(string line, string text, string said)
    {
        if (OperatingSystem.IsWindows()) return;
        using CliRunner tool = new();
        tool.Write("in", text);

        Answer answer = Piped(tool, tool.PathOf("in"), line, "--log", "/dev/stdin");

        answer.Exit.Should().Be(3);
        answer.Error.Should().Contain(said);
        answer.Out.Should().BeEmpty();
    }

    [Theory]
    [InlineData("import empty.tsv --log new.db")]
    [InlineData("import empty.jsonl --log new.db")]
    [InlineData("import - --log new.db")]
    public void Nothing_is_imported_from_nothing(string line)
    {
        using CliRunner tool = new();
        tool.Write("empty.tsv", "");
        tool.Write("empty.jsonl", "");

        Answer answer = tool.Run(line.Split(' '));

        answer.Exit.Should().Be(3);
        answer.Error.Should().Contain("is empty. Nothing was imported.");
        File.Exists(tool.PathOf("new.db")).Should().BeFalse();
    }

    [Theory]
    [InlineData("import /dev/zero", "is not text in UTF-8")]
    [InlineData("verify --checkpoint /dev/zero", "is not text in UTF-8")]
    [InlineData("checkpoint --key-file /dev/zero", "is not text in UTF-8")]
    [InlineData("verify --checkpoint long.txt", "has more than 1,048,576 bytes")]
    [InlineData("list --log /dev/zero", "is neither a SQLite log")]
    public void What_never_ends_is_refused(string line, string said)
    {
        if (OperatingSystem.IsWindows()) return;
        using CliRunner tool = ExampleFolder.Make();
        tool.Write("long.txt", new string('x', (1 << 20) + 1));

        Answer answer = tool.Run(line.Split(' '));

        answer.Exit.Should().Be(3, answer.Error);
        answer.Error.Should().Contain(said);
    }

    private static Answer Piped(CliRunner tool, string file, params string[] words)
    {
        ProcessStartInfo start = new("dotnet", [Dll, .. words])
        {
            WorkingDirectory = tool.Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["DOTNET_NOLOGO"] = "1";
        using Process process = Process.Start(start)!;
        using (StreamWriter input = process.StandardInput) input.Write(File.ReadAllText(file));
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Answer(process.ExitCode, output, error.GetAwaiter().GetResult());
    }
}
