using System.Diagnostics;
using MilestoneTracker.TestSupport.Data;

namespace MilestoneTracker.TestQuality;

/// <summary>Runs <c>dotnet</c> in a folder, and lets its output through.</summary>
internal static class Tool
{
    /// <summary>The folder of this program's sources and settings.</summary>
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "MilestoneTracker.TestQuality");

    public static bool Run(string folder, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments) { WorkingDirectory = folder };
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["MILESTONETRACKER_TEST_EFFORT"] = Effort;
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("There is no program 'dotnet'.");
        process.WaitForExit();
        if (process.ExitCode != 0) Console.WriteLine($"'dotnet {string.Join(' ', arguments)}' ended with {process.ExitCode}.");
        return process.ExitCode == 0;
    }

    /// <summary>How much of their cases random tests try, in percent.</summary>
    public static string Effort { get; set; } = "100";
}
