using System.Text;
using FluentAssertions;
using MilestoneTracker.Exchange.Options;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.RoundTrips;

// What a calendar program sees of events, and what it changes.
public sealed class CalendarTests
{
    [Fact]
    public void An_event_names_only_events_that_are_there_and_says_that_it_is_cancelled()
    {
        (MilestoneRegistry registry, _) = Imports.Registry();
        registry.RegisterMilestone("A", null, MilestoneStatus.Cancelled);
        registry.RegisterMilestone("B");
        registry.RegisterMilestone("C");
        registry.DeclareMilestoneDependency("A", "B");
        registry.DeclareMilestoneDependency("A", "C");
        registry.SetMilestoneField("A", "target", "2026-05-01");
        registry.SetMilestoneField("B", "target", "2026-04-01");

        (byte[] bytes, ExportReport report) = Exports.Write(
            registry.Current, ExportFormat.ICalendar, new ExportOptions { Entries = CalendarEntryKind.Event });

        string[] lines = Unfolded(bytes);
        string[] ids = [.. lines.Where(line => line.StartsWith("UID:", StringComparison.Ordinal)).Select(line => line[4..])];
        lines.Where(line => line.StartsWith("RELATED-TO", StringComparison.Ordinal)).Select(line => line.Split(':')[^1]).Should()
            .Equal(ids[1]);
        lines.Count(line => line == "STATUS:CANCELLED").Should().Be(1);
        report.Dependencies.Should().Be(1);
        report.Findings.Counts.Should().BeEquivalentTo(new Dictionary<string, int> { ["no-date"] = 1, ["dependencies-not-carried"] = 1 });
        Imports.Read(bytes, ImportFormat.ICalendar).Findings.Should().BeEmpty();
    }

    [Theory]
    [InlineData("20260501", "2026-05-01T12:30")]
    [InlineData("20260508", "2026-05-08")]
    [InlineData(null, null)]
    public void A_day_that_was_moved_in_a_calendar_program_wins_over_the_time_that_was_written_beside_it(string? due, string? target)
    {
        (MilestoneRegistry registry, _) = Imports.Registry();
        registry.RegisterMilestone("A");
        registry.SetMilestoneField("A", "target", "2026-05-01T12:30");
        string text = Encoding.UTF8.GetString(Exports.Write(registry.Current, ExportFormat.ICalendar).Bytes);
        text.Should().Contain("DUE;VALUE=DATE:20260501\r\n");

        string moved = text.Replace(
            "DUE;VALUE=DATE:20260501\r\n", due is null ? "" : $"DUE;VALUE=DATE:{due}\r\n", StringComparison.Ordinal);

        Imports.Read(moved, ImportFormat.ICalendar).Items.Single().Fields.FirstOrDefault(field => field.Key == "target").Value.Should()
            .Be(target);
    }

    private static string[] Unfolded(byte[] bytes) =>
        Encoding.UTF8.GetString(bytes).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
}
