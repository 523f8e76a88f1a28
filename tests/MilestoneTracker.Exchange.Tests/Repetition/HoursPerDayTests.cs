using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Repetition;

// A duration is written in days, and the days of the file may be others than those of the plan.
public sealed class HoursPerDayTests
{
    [Theory]
    [InlineData(480, null, false)]
    [InlineData(480, "8", false)]
    [InlineData(420, null, false)]
    [InlineData(420, "7", false)]
    [InlineData(480, "6", true)]
    [InlineData(420, "8", true)]
    public void Days_of_another_length_are_a_finding_where_durations_come(int minutes, string? here, bool isSaid)
    {
        (MilestoneRegistry registry, _) = Imports.Registry();
        if (here is not null) registry.SetPlanField("hours-per-day", here);
        string xml = $"<Project><MinutesPerDay>{minutes}</MinutesPerDay><Tasks><Task><UID>1</UID><Name>A</Name>"
            + "<Duration>PT40H0M0S</Duration></Task></Tasks></Project>";

        using ImportPreview preview = Imports.Read(xml, ImportFormat.Mspdi).ProposeTo(registry);

        preview.Findings.Counts.ContainsKey("hours-per-day-not-taken").Should().Be(isSaid);
    }
}
