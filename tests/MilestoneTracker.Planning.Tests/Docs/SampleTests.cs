using System.Diagnostics;
using FluentAssertions;
using MilestoneTracker.TestSupport.Data;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Docs;

// The sample of the documentation, as it is built and run.
public sealed class SampleTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "samples", "ThirdTester");

    [Fact]
    public void The_sample_says_what_a_third_tester_would_buy()
    {
        using Process sample = Process.Start(new ProcessStartInfo("dotnet", Path.Combine(AppContext.BaseDirectory, "ThirdTester.dll"))
        {
            RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath(),
        })!;
        string printed = sample.StandardOutput.ReadToEnd();
        sample.WaitForExit();

        printed.ReplaceLineEndings("\n").Should().Be(
            File.ReadAllText(Path.Combine(Folder, "expected.txt")).ReplaceLineEndings("\n"));
        sample.ExitCode.Should().Be(0);
    }

    [Fact]
    public void The_sample_has_twenty_lines_of_code() =>
        File.ReadLines(Path.Combine(Folder, "Program.cs"))
            .Count(line => line.Trim().Length > 1 && !line.StartsWith("using MilestoneTracker", StringComparison.Ordinal)
                && !line.StartsWith("//", StringComparison.Ordinal)).Should().BeLessThanOrEqualTo(20);
}
