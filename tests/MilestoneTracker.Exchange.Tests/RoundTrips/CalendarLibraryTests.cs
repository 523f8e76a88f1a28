using System.Text;
using CsCheck;
using FluentAssertions;
using Ical.Net.CalendarComponents;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.RoundTrips;

// Our calendars as a calendar library of others reads them (Ical.Net).
public sealed class CalendarLibraryTests
{
    [Fact]
    public void A_calendar_library_finds_the_same_entries_with_the_same_dependencies() => Gen.Int.Sample(
        seed =>
        {
            RegistrySnapshot plan = RandomPlan.Of(new Random(seed));
            string text = Encoding.UTF8.GetString(Exports.Write(plan, ExportFormat.ICalendar).Bytes);
            text.Split("\r\n").Should().OnlyContain(line => Encoding.UTF8.GetByteCount(line) <= 75, "RFC 5545, 3.1");

            Todo[] read = [.. Ical.Net.Calendar.Load(text)!.Todos];

            read.Select(entry => entry.Uid).Should().Equal(UidsOf(text)).And.OnlyHaveUniqueItems();
            read.Select(entry => entry.Summary).Should().BeEquivalentTo(plan.Milestones.Select(milestone => milestone.Name));
            Dictionary<string, string> names = read.ToDictionary(entry => entry.Uid!, entry => entry.Summary!);
            foreach (Todo entry in read)
            {
                var links = entry.Properties.AllOf("RELATED-TO").ToArray();
                links.Where(link => link.Parameters.Get("RELTYPE") != "DEPENDS-ON").Should().BeEmpty();
                links.Select(link => names[(string)link.Value!]).Should()
                    .BeEquivalentTo(plan.GetMilestone(entry.Summary!)!.Dependencies);
            }
        },
        iter: 500, threads: 1);

    private static string[] UidsOf(string text) =>
        [.. text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n")
            .Where(line => line.StartsWith("UID:", StringComparison.Ordinal)).Select(line => line[4..])];
}
