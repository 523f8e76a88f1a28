using System.ComponentModel;
using System.Diagnostics;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.RoundTrips;

// A test that runs a program in Python; where there is none it says so and is skipped.
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonFactAttribute : FactAttribute
{
    public PythonFactAttribute() => Skip = IsThere() ? null : "There is no python3. Install it.";

    private static bool IsThere()
    {
        try
        {
            using Process python = Process.Start(new ProcessStartInfo("python3", "--version") { RedirectStandardOutput = true })!;
            python.StandardOutput.ReadToEnd();
            python.WaitForExit();
            return python.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
