using System.CommandLine;
using MilestoneTracker.Cli.CommandLine;

namespace MilestoneTracker.Cli.Verbs;

internal static class CompletionVerb
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    public static Verb Make(CommandFactory tools)
    {
        Argument<string> shell = new("SHELL") { Description = "bash, zsh, fish or pwsh.", CompletionSources = { Shells } };
        return new Verb(
            tools, "completion", "Write a completion script for a shell: it completes verbs, options and the names in the log.", [
            "milestones completion bash", "milestones completion zsh", "milestones completion fish", "milestones completion pwsh"], call =>
        {
            string script = call.Get(shell) switch
            {
                "bash" => CompletionScripts.Bash,
                "zsh" => CompletionScripts.Zsh,
                "fish" => CompletionScripts.Fish,
                "pwsh" => CompletionScripts.PowerShell,
                string other =>
                    throw new InvocationException(ExitCode.Usage, $"There is no script for '{other}'. Write bash, zsh, fish or pwsh."),
            };
            call.Printer.Answer(
                json =>
                {
                    json.WriteString("shell", call.Get(shell));
                    json.WriteString("script", script);
                },
                () => call.Environment.Out.Write(script));
            return ExitCode.Done;
        }).With(shell);
    }
}
