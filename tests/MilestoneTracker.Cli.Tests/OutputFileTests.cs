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

    [Fact]
    public void A_file_of_the_user_that_is_named_as_the_unfinished_one_would_be_is_left_alone()
    {
        using Tool tool = ExampleFolder.Make();
        tool.Write("report.html.part", "mine");
        Directory.CreateDirectory(tool.PathOf("report.html.part2"));

        tool.Say("report", "--output", "report.html");

        tool.Read("report.html").Should().EndWith("</html>\n");
        tool.Read("report.html.part").Should().Be("mine");
        Parts(tool).Should().Equal("report.html.part", "report.html.part2");
    }

    [Fact]
    public void Where_the_file_cannot_be_put_in_its_place_nothing_is_left_of_it_and_the_users_own_stays()
    {
        using Tool tool = ExampleFolder.Make();
        tool.Write("folder.html.part", "mine");
        Directory.CreateDirectory(tool.PathOf("folder.html"));

        tool.Run("report", "--output", "folder.html").Exit.Should().NotBe(0);

        tool.Read("folder.html.part").Should().Be("mine");
        Parts(tool).Should().Equal("folder.html.part");
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

    private static IEnumerable<string?> Parts(Tool tool) => Directory.EnumerateFileSystemEntries(tool.Folder, "*.part*").Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
