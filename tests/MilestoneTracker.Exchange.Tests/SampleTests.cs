using System.Diagnostics;
using FluentAssertions;
using MilestoneTracker.TestSupport.Data;
using Xunit;

namespace MilestoneTracker.Exchange.Tests;

// The sample of the documentation, as it is built and run.
public sealed class SampleTests
{
    [Fact]
    public void The_sample_imports_a_plan_and_prints_its_forecast()
    {
        using Process sample = Process.Start(new ProcessStartInfo("dotnet", Path.Combine(AppContext.BaseDirectory, "ImportAndForecast.dll"))
        {
            RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath(),
        })!;
        string printed = sample.StandardOutput.ReadToEnd();
        sample.WaitForExit();

        printed.ReplaceLineEndings("\n").Should().Be(
            File.ReadAllText(Path.Combine(Repository.Root, "docs", "samples", "ImportAndForecast", "expected.txt"))
                .ReplaceLineEndings("\n"));
        sample.ExitCode.Should().Be(0);
    }
}
