using System.Diagnostics;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// The scripts in the shells themselves, from the cursor to what is offered.
public sealed class ShellCompletionTests
{
    [ShellTheory("bash")]
    [InlineData("milestones show Sch", 19, "Schema")]
    [InlineData("milestones show Schwert --json", 19, "Schema")]
    [InlineData("milestones show 'Rel", 20, "Release", "Release 2")]
    [InlineData("milestones show Ü", 17, "Übergabe")]
    [InlineData("milestones regi", 15, "register")]
    public void Bash_offers(string line, int cursor, params string[] expected) => Offered("bash", """
        source <(milestones completion bash)
        COMP_LINE=$1 COMP_POINT=$2
        read -ra COMP_WORDS <<<"$1"
        read -ra before <<<"${1:0:$2}"
        COMP_CWORD=$((${#before[@]} - 1))
        _milestones
        printf '%s\n' "${COMPREPLY[@]}"
        """, line, cursor).Should().Equal(expected);

    [ShellTheory("fish")]
    [InlineData("milestones show Sch", 19, "Schema")]
    [InlineData("milestones show 'Rel", 20, "Release", "Release 2")]
    [InlineData("milestones show Ü", 17, "Übergabe")]
    [InlineData("true; milestones show Sch", 25, "Schema")]
    [InlineData("milestones regi", 15, "register")]
    public void Fish_offers(string line, int cursor, params string[] expected) => Offered("fish", """
        milestones completion fish | source
        complete --do-complete (string sub --length $argv[2] -- $argv[1])
        """, line, cursor).Should().Contain(expected);

    private static string[] Offered(string shell, string script, string line, int cursor)
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.Say("register", "Release 2");
        tool.Say("register", "Übergabe");
        tool.Write("milestones", $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "milestones.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows()) // where it is skipped
            File.SetUnixFileMode(tool.PathOf("milestones"), UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        string[] arguments = [shell == "bash" ? "shell" : "", line, cursor.ToString(System.Globalization.CultureInfo.InvariantCulture)];
        ProcessStartInfo start = new(shell, ["-c", script, .. arguments.Where(argument => argument.Length > 0)])
        {
            WorkingDirectory = tool.Folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{tool.Folder}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["HOME"] = tool.Folder;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        error.GetAwaiter().GetResult().Should().BeEmpty();
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(item => item.Replace("\\ ", " ", StringComparison.Ordinal))];
    }

    private sealed class ShellTheoryAttribute : TheoryAttribute
    {
        public ShellTheoryAttribute(string shell)
        {
            if (OperatingSystem.IsWindows() || !Exists(shell)) Skip = $"needs the shell {shell}";
        }

        private static bool Exists(string program) =>
            (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));
    }
}
