using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Cli.Tests;

// Where --output leads to something else than a file of its own.
public sealed class OutputFileTests
{
    [Fact]
    public void A_link_to_the_log_is_the_log()
    {
        using Tool tool = ExampleFolder.Make();
        File.CreateSymbolicLink(tool.PathOf("link.json"), tool.PathOf("plan.json"));

        tool.Run("report", "--log", "plan.json", "--output", "link.json").Exit.Should().Be(1);
        tool.Run("report", "--log", "link.json", "--output", "plan.json").Exit.Should().Be(1);

        tool.Read("plan.json").Should().Be(ExampleFolder.Plan);
    }

    [Fact]
    public void A_link_stays_and_leads_to_what_was_written()
    {
        using Tool tool = ExampleFolder.Make();
        File.CreateSymbolicLink(tool.PathOf("latest.csv"), tool.PathOf("today.csv"));

        tool.Say("report", "--output", "latest.csv");

        new FileInfo(tool.PathOf("latest.csv")).LinkTarget.Should().NotBeNull();
        tool.Read("today.csv").Should().StartWith("name,status,");
    }

    // Of a device that there is a mistake would cost the machine its own, so this asks for one that there is not: it is not made as a file.
    [Fact]
    public void What_lies_in_dev_is_written_to_and_never_made_or_replaced()
    {
        if (OperatingSystem.IsWindows()) return;
        using Tool tool = ExampleFolder.Make();

        tool.Run("report", "--output", "/dev/milestones-nothing.csv").Exit.Should().Be(3);

        File.Exists("/dev/milestones-nothing.csv").Should().BeFalse();
    }
}
