using System.Diagnostics;
using FluentAssertions;
using MilestoneTracker.Cli.CommandLine;
using MilestoneTracker.TestSupport.Doubles;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// A named pipe whose other end does not come: a call that waits for it can be interrupted, and one that needs a file refuses it.
public sealed class NamedPipeTests
{
    [Theory]
    [InlineData("list --log pipe")]
    [InlineData("verify --log pipe")]
    [InlineData("verify --checkpoint pipe")]
    [InlineData("checkpoint --key-file pipe")]
    [InlineData("import pipe --log new.db")]
    [InlineData("export --output pipe")]
    public void To_wait_for_it_is_interrupted(string line)
    {
        if (OperatingSystem.IsWindows()) return;
        using CliRunner tool = ExampleFolder.Make();
        MakePipe(tool.PathOf("pipe"));
        using CancellationTokenSource source = new();
        tool.Cancelled = source.Token;
        Answer? answer = null;
        WorkerThreads crew = new();
        crew.Start(() => answer = tool.Run(line.Split(' ')));

        source.Cancel();
        crew.Join();

        answer!.Exit.Should().Be(ExitCode.Interrupted, answer.Error);
    }

    [Theory]
    [InlineData("register Beta --log pipe")]
    [InlineData("init --log pipe")]
    [InlineData("import edges.tsv --log pipe")]
    public void It_is_no_log_to_change(string line)
    {
        if (OperatingSystem.IsWindows()) return;
        using CliRunner tool = ExampleFolder.Make();
        MakePipe(tool.PathOf("pipe"));
        Answer? answer = null;
        WorkerThreads crew = new();

        crew.Start(() => answer = tool.Run(line.Split(' ')));

        crew.Join();
        answer!.Exit.Should().NotBe(0);
        answer.Error.Should().Contain("'pipe'");
    }

    [Fact]
    public void In_the_place_of_the_saved_state_it_is_passed_over()
    {
        if (OperatingSystem.IsWindows()) return;
        using CliRunner tool = ExampleFolder.Make();
        File.Delete(tool.PathOf("milestones.db-state"));
        MakePipe(tool.PathOf("milestones.db-state"));
        Answer? answer = null;
        WorkerThreads crew = new();

        crew.Start(() => answer = tool.Run("list"));

        crew.Join();
        answer!.Exit.Should().Be(0, answer.Error);
    }

    [Theory]
    [InlineData("export")]
    [InlineData("list --json")]
    [InlineData("show API --json")]
    [InlineData("register Beta --json")]
    public void The_terminal_is_asked_for_its_width_only_for_a_table(string line)
    {
        using CliRunner tool = ExampleFolder.Make();
        tool.IsTerminal = true;

        tool.Say(line.Split(' '));

        tool.WidthAsked.Should().Be(0, "asking writes to the terminal");
    }

    [Fact]
    public void Standard_input_that_is_closed_is_an_error_and_no_wait()
    {
        if (OperatingSystem.IsWindows()) return;
        using CliRunner tool = ExampleFolder.Make();
        string dll = Path.Combine(AppContext.BaseDirectory, "milestones.dll");
        ProcessStartInfo start = new("sh", ["-c", $"exec dotnet '{dll}' import - --log new.db <&-"])
        {
            WorkingDirectory = tool.Folder, RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;

        string error = process.StandardError.ReadToEnd();

        process.WaitForExit();
        process.ExitCode.Should().Be(3);
        error.Should().Contain("Standard input is closed.");
    }

    private static void MakePipe(string path)
    {
        using Process make = Process.Start("mkfifo", [path]);
        make.WaitForExit();
    }
}
