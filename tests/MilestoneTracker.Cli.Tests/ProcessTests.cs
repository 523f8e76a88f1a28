using System.Diagnostics;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// What only a process shows: exit codes, streams, signals, the environment.
public sealed class ProcessTests
{
    private static readonly string Dll = Path.Combine(AppContext.BaseDirectory, "milestones.dll");

    [Fact]
    public void A_process_ends_with_the_exit_code_and_keeps_its_streams_apart()
    {
        using CliRunner folder = new();

        Run(folder, "--version")
            .Should().Match<Answer>(answer => answer.Exit == 0 && answer.Out == folder.Say("--version") && answer.Error == "");
        Run(folder, "list").Should().Be(
            new Answer(
            3, "", "error: There is no log 'milestones.db'. Make one with 'milestones init --log milestones.db', or name another file "
                + "with --log.\n"));
        Run(folder, "lst").Exit.Should().Be(2);
        Run(folder, "init").Exit.Should().Be(0);
        Run(folder, "register", "A name with spaces, \u4E2D\u6587").Exit.Should().Be(0);
        Run(folder, "list").Should().Be(new Answer(0, "A name with spaces, \u4E2D\u6587\tPLANNED\t0\tnone\t\n", ""));
        Run(folder, "register", "A name with spaces, \u4E2D\u6587").Exit.Should().Be(1);
        folder.Say("log").Should().Contain("\tp-17\t", "the variable names who makes the change");
    }

    [Fact]
    public void A_process_that_does_not_write_to_a_terminal_uses_no_colours()
    {
        using CliRunner folder = new CliRunner().WithPlan();

        Run(folder, "list").Out.Should().Be(folder.Say("list"));
        Run(folder, "show", "API", "--color", "always").Out.Should().Contain("\e[");
    }

    [Fact]
    public void Interrupted_while_it_waits_it_ends_with_130_and_has_changed_nothing()
    {
        if (OperatingSystem.IsWindows()) return; // signals are sent with kill
        using CliRunner folder = new CliRunner().WithPlan();
        string before = folder.Say("export");
        using Process process = Start(folder, "import", "-");
        string lines = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"milestone {i}\tAPI\n"));
        process.StandardInput.Write(lines); // more than a pipe holds: when it is written, it is being read
        process.StandardInput.Flush();

        // Not INT, which ends the same way: what a shell has put into the background, and all that it starts, never hears of that one.
        using Process kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        process.WaitForExit();

        process.ExitCode.Should().Be(130);
        process.StandardError.ReadToEnd().Should().StartWith("error: Interrupted.");
        folder.Say("export").Should().Be(before);
    }

    [Fact]
    public void Calls_at_once_all_make_their_change()
    {
        using CliRunner folder = new();
        folder.Say("init");
        for (int i = 3; i < 6; i++) folder.Write($"{i}.tsv", $"m{i}\n");
        Process[] processes =
            [.. Enumerable.Range(0, 6).Select(i => i < 3 ? Start(folder, "register", $"m{i}") : Start(folder, "import", $"{i}.tsv"))];
        foreach (Process process in processes)
        {
            process.StandardInput.Close();
            process.WaitForExit();
            process.ExitCode.Should().Be(0, process.StandardError.ReadToEnd());
            process.Dispose();
        }

        folder.Say("list").Split('\n').SkipLast(1).Select(line => line[..2]).Should().Equal("m0", "m1", "m2", "m3", "m4", "m5");
        folder.Say("verify").Should().StartWith("valid: 6 events");
    }

    [Fact]
    public void A_log_that_somebody_holds_is_locked_and_that_is_said()
    {
        using CliRunner folder = new CliRunner().WithPlan();
        using SqliteHold hold = new(folder.PathOf("milestones.db"));

        Answer answer = folder.Run("register", "Beta");

        answer.Exit.Should().Be(3);
        answer.Error.Should().Contain("has locked the file");
    }

    private static Answer Run(CliRunner folder, params string[] words)
    {
        using Process process = Start(folder, words);
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Answer(process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private static Process Start(CliRunner folder, params string[] words)
    {
        ProcessStartInfo start = new("dotnet", [Dll, .. words])
        {
            WorkingDirectory = folder.Folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8, StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MILESTONES_ACTOR"] = "p-17";
        return Process.Start(start)!;
    }
}
