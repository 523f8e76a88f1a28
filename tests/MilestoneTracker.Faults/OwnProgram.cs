using System.Diagnostics;
using System.Text;

namespace MilestoneTracker.Faults;

/// <summary>Starts this same program once more, as a child whose output is read.</summary>
internal static class OwnProgram
{
    /// <summary>The words of the command line that starts it.</summary>
    public static IEnumerable<string> Command
    {
        get
        {
            string process = Environment.ProcessPath ?? throw new InvalidOperationException("The program does not know where it is.");
            return Path.GetFileNameWithoutExtension(process) == "dotnet" ? [process, typeof(OwnProgram).Assembly.Location] : [process];
        }
    }

    public static Process Start(IEnumerable<string> command, bool isSpokenTo = false)
    {
        string[] words = [.. command];
        ProcessStartInfo start = new(words[0], words[1..]) {
            RedirectStandardInput = isSpokenTo, RedirectStandardOutput = true, StandardOutputEncoding = new UTF8Encoding(false) };
        return Process.Start(start) ?? throw new InvalidOperationException($"{words[0]} cannot be started.");
    }
}
