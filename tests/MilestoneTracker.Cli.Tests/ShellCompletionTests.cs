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

    // In a terminal of its own, because zsh completes nowhere else.
    [ShellTheory("zsh")]
    [InlineData("milestones show Sch", 19, "Schema")]
    [InlineData("milestones show 'Rel", 20, "Release", "Release 2")]
    [InlineData("milestones show Ü", 17, "Übergabe")]
    [InlineData("true; milestones show Sch", 25, "Schema")]
    [InlineData("milestones regi", 15, "register")]
    public void Zsh_offers(string line, int cursor, params string[] expected) => Offered("zsh", """
        zmodload zsh/zpty
        : >offered
        zpty inner zsh -f -i
        zpty -w inner 'PS1= RPS1= ; autoload -U compinit; compinit -u -D; source <(milestones completion zsh)'
        zpty -w inner 'compadd() { local -a got; builtin compadd -O got "$@"; print -rl -- $got >>offered; builtin compadd "$@" }'
        zpty -w inner 'told() { zle complete-word; exit }; zle -N told; bindkey "^X^T" told'
        zpty -w -n inner "${1[1,$2]}"$'\x18\x14'
        while zpty -r inner output; do :; done
        cat offered
        """, line, cursor).Should().Equal(expected);

    [ShellTheory("pwsh")]
    [InlineData("milestones show Sch", 19, "Schema")]
    [InlineData("milestones show 'Rel", 20, "Release", "Release 2")]
    [InlineData("milestones show Ü", 17, "Übergabe")]
    [InlineData("true; milestones show Sch", 25, "Schema")]
    [InlineData("milestones regi", 15, "register")]
    public void PowerShell_offers(string line, int cursor, params string[] expected) => Offered("pwsh", """
        milestones completion pwsh | Out-String | Invoke-Expression
        (TabExpansion2 -inputScript $env:TYPED -cursorColumn $env:CURSOR).CompletionMatches.ListItemText
        """, line, cursor).Should().Equal(expected);

    private static string[] Offered(string shell, string script, string line, int cursor)
    {
        using CliRunner tool = new CliRunner().WithPlan();
        tool.Say("register", "Release 2");
        tool.Say("register", "Übergabe");
        tool.Write("milestones", $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "milestones.dll")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows()) // where it is skipped
            File.SetUnixFileMode(tool.PathOf("milestones"), UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.UserWrite);
        string at = cursor.ToString(System.Globalization.CultureInfo.InvariantCulture);
        string[] arguments = shell switch
        {
            "bash" or "zsh" => ["-c", script, "shell", line, at],
            "pwsh" => ["-NoProfile", "-NonInteractive", "-Command", script], // it would take more arguments as part of the script
            _ => ["-c", script, line, at],
        };
        ProcessStartInfo start = new(shell, arguments)
        {
            WorkingDirectory = tool.Folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["PATH"] = $"{tool.Folder}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["HOME"] = tool.Folder;
        (start.Environment["TYPED"], start.Environment["CURSOR"]) = (line, at);
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
