using System.Diagnostics;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// What a process may not have: a current folder, a name for its user, somewhere to write. Nothing is asked for before it is needed.
public sealed class MissingSurroundingsTests
{
    private static readonly string Dll = Path.Combine(AppContext.BaseDirectory, "milestones.dll");

    [Fact]
    public void Where_all_paths_are_whole_nobody_asks_for_the_current_folder()
    {
        using CliRunner tool = ExampleFolder.Make();
        string log = tool.PathOf("milestones.db");
        tool.FolderAsked = () => throw new InvalidOperationException("asked");

        tool.Say("register", "Beta", "--log", log);
        tool.Say("list", "--log", log);
        tool.Say("verify", "--log", log, "--checkpoint", tool.PathOf("kept.txt"));
        tool.Say("import", tool.PathOf("edges.tsv"), "--log", log);
        tool.Say("export", "--log", log, "--output", tool.PathOf("out.jsonl"));
        tool.Say("--help");

        tool.Run("list").Error.Should().Contain("asked", "a log that is not named is looked for in the current folder");
        tool.Say("list", "--log", log).Should().Contain("Beta\t");
    }

    [Fact]
    public void Where_somebody_is_named_nobody_asks_for_the_user_and_a_user_without_a_name_is_none()
    {
        using CliRunner tool = ExampleFolder.Make();
        tool.UserAsked = () => throw new InvalidOperationException("asked");
        tool.Say("register", "Beta", "--as", "grace");
        tool.Say("list");

        tool.UserAsked = () => "";
        tool.Say("register", "Gamma");
        tool.Say("log", "--last", "1").Split('\t')[5].Should().BeEmpty();
    }

    [Theory]
    [InlineData("rmdir \"$PWD\"; milestones list --log LOG", 0, "")]
    [InlineData("rmdir \"$PWD\"; milestones list", 3, "The current folder is gone")]
    [InlineData("milestones --version >&-", 3, "")]
    [InlineData("milestones --version >/dev/full", 3, "")]
    [InlineData("milestones --version >/dev/full 2>/dev/full", 3, "")]
    [InlineData("milestones list --log LOG 2>&-", 0, "")]
    [InlineData("milestones list --log none.db 2>&-", 3, "")]
    [InlineData("milestones list --log none.db 2>/dev/full", 3, "")]
    [InlineData("milestones register Beta --log LOG >/dev/full", 6, "The change was made, but the answer could not be written")]
    [InlineData("milestones register Beta --log LOG >&-", 6, "The change was made, but the answer could not be written")]
    [InlineData("milestones register Beta --log LOG >/dev/full 2>/dev/full", 6, "")]
    [InlineData("milestones import /dev/zero --log LOG", 3, "is not text in UTF-8")]
    public void A_process_ends_with_an_exit_code_and_never_with_a_stack_trace(string line, int exit, string said)
    {
        if (!OperatingSystem.IsLinux()) return;
        using CliRunner tool = ExampleFolder.Make();
        string folder = Directory.CreateDirectory(tool.PathOf("current")).FullName;
        string script = line.Replace("LOG", tool.PathOf("milestones.db"), StringComparison.Ordinal)
            .Replace("milestones ", $"dotnet '{Dll}' ", StringComparison.Ordinal);
        Answer answer = InShell(script, folder);

        answer.Exit.Should().Be(exit, answer.Error);
        if (said.Length > 0) answer.Error.Should().Contain(said);
        (answer.Out + answer.Error).Should().NotContain("Unhandled").And.NotContain("   at ");
    }

    private static Answer InShell(string script, string folder)
    {
        ProcessStartInfo start = new("sh", ["-c", script])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["DOTNET_NOLOGO"] = "1";
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return new Answer(process.ExitCode, output.GetAwaiter().GetResult(), error);
    }
}
