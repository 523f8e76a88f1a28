using System.Text;
using FluentAssertions;
using MilestoneTracker.Auditing;
using MilestoneTracker.Exchange.Options;
using Sylvan.Data.Csv;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.RoundTrips;

// What stands in the bytes, as other programs read it.
public sealed class WritingTests
{
    [Fact]
    public void No_line_of_a_calendar_has_more_than_75_octets_and_none_is_folded_within_a_character()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            byte[] bytes = Exports.Write(RandomPlan.Of(new Random(seed)), ExportFormat.ICalendar).Bytes;
            UTF8Encoding strict = new(false, throwOnInvalidBytes: true);
            foreach (string line in strict.GetString(bytes).Split("\r\n"))
                strict.GetByteCount(line).Should().BeLessThanOrEqualTo(75);
        }
    }

    [Fact]
    public void Entries_keep_the_UID_of_the_calendar_that_they_came_from_and_others_have_a_digest_of_their_own()
    {
        (MilestoneRegistry registry, _) = Imports.Registry();
        string calendar = "BEGIN:VCALENDAR\nBEGIN:VTODO\nUID:one@example.com\nSUMMARY:A\nEND:VTODO\nEND:VCALENDAR\n";
        Imports.Commit(Imports.Read(calendar, ImportFormat.ICalendar), registry);
        registry.RegisterMilestone("B");
        registry.RegisterMilestone("C");

        string[] ids = UidsOf(registry.Current, "plan");

        ids.Should().HaveCount(3).And.OnlyHaveUniqueItems().And.StartWith("one@example.com");
        ids[1].Should().MatchRegex("^[0-9a-f]{32}@milestones$");
        UidsOf(registry.Current, "plan").Should().Equal(ids, "they stay from export to export");
        UidsOf(registry.Current, "another")[1].Should().NotBe(ids[1]);
    }

    [Fact]
    public void Events_are_written_only_for_milestones_with_a_target_and_make_nobody_busy()
    {
        (MilestoneRegistry registry, _) = Imports.Registry();
        registry.RegisterMilestone("A");
        registry.SetMilestoneField("A", "target", "2026-05-01");
        registry.RegisterMilestone("B");
        ExportOptions options = new() { Entries = CalendarEntryKind.Event,
            Stamp = new DateTimeOffset(2026, 1, 2, 4, 0, 0, TimeSpan.FromHours(1)) };

        (byte[] bytes, ExportReport report) = Exports.Write(registry.Current, ExportFormat.ICalendar, options);

        string[] lines = Encoding.UTF8.GetString(bytes).Split("\r\n");
        lines.Should().Contain(["BEGIN:VEVENT", "DTSTART;VALUE=DATE:20260501", "TRANSP:TRANSPARENT", "DTSTAMP:20260102T030000Z",
            "SEQUENCE:3"]);
        lines.Count(line => line == "BEGIN:VEVENT").Should().Be(1);
        report.Milestones.Should().Be(1);
        report.Findings.Should().ContainSingle(finding => finding.Code == "no-date" && finding.SourceId == "B");
    }

    [Fact]
    public void A_table_is_read_cell_by_cell_by_another_reader_and_no_cell_begins_like_a_formula()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            RegistrySnapshot plan = RandomPlan.Of(new Random(seed));
            using StreamReader text = new(new MemoryStream(Exports.Write(plan, ExportFormat.Table).Bytes));
            using CsvDataReader reader = CsvDataReader.Create(text, new CsvDataReaderOptions { Delimiter = ',', MaxBufferSize = 1 << 20 });
            int name = reader.GetOrdinal("name");
            foreach (Milestone milestone in plan.Milestones)
            {
                reader.Read().Should().BeTrue();
                for (int column = 0; column < reader.FieldCount; column++)
                    (reader.GetString(column) + " ")[0].Should().NotBe('=').And.NotBe('+').And.NotBe('-').And.NotBe('@');
                reader.GetString(name).Should().BeOneOf(milestone.Name, "'" + milestone.Name);
            }

            reader.Read().Should().BeFalse();
        }
    }

    [Fact]
    public void Names_of_a_Gantt_chart_have_their_first_character_and_all_that_is_no_letter_or_digit_as_a_code()
    {
        (MilestoneRegistry registry, _) = Imports.Registry();
        registry.RegisterMilestone("section: a\u00E9", ["web"], MilestoneStatus.Completed);
        registry.SetMilestoneField("section: a\u00E9", "target", "2026-05-01");

        string text = Encoding.UTF8.GetString(Exports.Write(registry.Current, ExportFormat.MermaidGantt).Bytes);

        text.Should().Be(
            "gantt\n    dateFormat YYYY-MM-DD\n    section #119;eb\n"
            + "    #115;ection#58; a#233;:done, milestone, m1, 2026-05-01, 0d\n");
    }

    [Fact]
    public void Records_and_what_a_format_has_no_place_for_are_said()
    {
        MilestoneRegistry registry = MilestoneRegistry.Open(new InMemoryAuditLog());
        registry.RegisterMilestone("A");
        registry.SetRecordField("resources", "Ann", "capacity", "1");
        registry.SetPlanField("calendar", "24x7");

        Exports.Write(registry.Current, ExportFormat.JsonGraph).Report.Findings.Counts.Keys.Should().Equal("records-not-carried");
        Exports.Write(registry.Current, ExportFormat.Table).Report.Findings.Counts.Keys.Should()
            .Equal("plan-field-not-carried", "records-not-carried");
    }

    private static string[] UidsOf(RegistrySnapshot plan, string identity) =>
        [.. Encoding.UTF8.GetString(Exports.Write(plan, ExportFormat.ICalendar, new ExportOptions { Identity = identity }).Bytes)
            .Split("\r\n").Where(line => line.StartsWith("UID:", StringComparison.Ordinal)).Select(line => line[4..])];
}
