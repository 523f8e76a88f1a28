using System.ComponentModel;
using System.Diagnostics;

namespace MilestoneTracker.Cli.Terminal;

// The name that Git records for a commit in the current folder. Git itself knows all places where it can be set. If anything goes wrong,
// the name is empty.
internal static class Git
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The name; empty if there is no Git or no name.</summary>
    /// <param name="searched">The folders to look for Git in, as in PATH. The current folder is none of them.</param>
    public static string UserName(string searched)
    {
        string name = OperatingSystem.IsWindows() ? "git.exe" : "git";
        string? program = searched.Split(Path.PathSeparator).Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        if (program is null) return "";
        ProcessStartInfo start = new(program, ["config", "--get", "user.name"])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            Task<string> said = process.StandardOutput.ReadToEndAsync();
            if (process.WaitForExit(Patience)) return process.ExitCode == 0 ? said.GetAwaiter().GetResult().Trim() : "";
            process.Kill();
            return "";
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or IOException)
        {
            return "";
        }
    }
}
