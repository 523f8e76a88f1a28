using System.Text;
using FluentAssertions;
using MilestoneTracker.Exchange.DaysOff;
using MilestoneTracker.Exchange.Options;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Reading;

public sealed class DaysOffTests
{
    [Theory]
    [InlineData("DTSTART;VALUE=DATE:20261225", "2026-12-25", "2026-12-25")]
    [InlineData("DTSTART:20261225", "2026-12-25", "2026-12-25")]
    [InlineData("DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261227", "2026-12-25", "2026-12-26")]
    [InlineData("DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261225", "2026-12-25", "2026-12-25")]
    [InlineData("DTSTART;VALUE=DATE:20261228\nDURATION:P1W", "2026-12-28", "2027-01-03")]
    [InlineData("DTSTART;VALUE=DATE:20261228\nDURATION:P3D", "2026-12-28", "2026-12-30")]
    public void An_event_of_whole_days_ends_the_day_before_its_end(string lines, string first, string last)
    {
        ImportedDaysOff read = Read(Event(lines));

        read.Findings.Should().BeEmpty();
        DayOff off = read.Days.Should().ContainSingle().Subject;
        (off.First.ToString("O"), off.Last.ToString("O"), off.Title, off.Place.Line).Should().Be((first, last, "Day off", 2));
    }

    [Theory]
    [InlineData("DTSTART:20261225T100000Z", "value-not-taken", 0)]
    [InlineData("DTSTART:20261325", "date-not-understood", 0)]
    [InlineData("DTSTART:20261225\nDTEND:20261224", "date-not-understood", 1)]
    [InlineData("DTSTART:20261225\nDTEND:20991231", "date-not-understood", 1)]
    [InlineData("DTSTART:20261225\nRRULE:FREQ=YEARLY", "recurring-not-taken", 1)]
    [InlineData("DTSTART:20261225\nRECURRENCE-ID:20261224", "recurring-not-taken", 0)]
    public void What_is_no_whole_day_is_a_finding(string lines, string code, int days)
    {
        ImportedDaysOff read = Read(Event(lines));

        read.Findings.Counts.Keys.Should().Equal(code);
        read.Days.Should().HaveCount(days);
    }

    [Fact]
    public void A_cancelled_event_is_no_day_off()
    {
        ImportedDaysOff read = Read(Event("DTSTART:20261225\nSTATUS:CANCELLED"));

        (read.Days.Count, read.Findings.Count).Should().Be((0, 0));
    }

    [Fact]
    public void Days_are_added_in_order_as_ranges_and_adding_them_again_changes_nothing()
    {
        ImportedDaysOff read = Read(Event("DTSTART:20270101"), Event("DTSTART:20261226"), Event("DTSTART:20261225"));

        string calendar = read.AddTo(null);

        calendar.Should().Be("base standard; 2026-12-25..2026-12-26 off; 2027-01-01 off");
        read.AddTo(calendar).Should().Be(calendar);
        read.AddTo("mo-fr 08:00-16:00; 2026-12-20..2026-12-26 08:00-12:00").Should()
            .Be("mo-fr 08:00-16:00; 2026-12-20..2026-12-26 08:00-12:00; 2027-01-01 off");
    }

    [Fact]
    public void A_long_stretch_is_split_where_a_calendar_allows_no_longer_one()
    {
        string text = Read(Event("DTSTART:20200101\nDURATION:P3661D"), Event("DTSTART:20290101\nDURATION:P3661D")).AddTo("base 24x7");

        string[] items = text.Split("; ");
        items.Should().HaveCount(3);
        foreach (string item in items[1..])
        {
            DateOnly[] ends = [.. item.Split(' ')[0].Split("..").Select(day => DateOnly.ParseExact(day, "yyyy-MM-dd"))];
            (ends[1].DayNumber - ends[0].DayNumber + 1).Should().BeLessThanOrEqualTo(3661);
        }
    }

    [Fact]
    public void What_no_field_can_keep_and_what_is_beyond_a_limit_is_refused()
    {
        string[] events = [.. Enumerable.Range(0, 300).Select(i => Event("DTSTART:" + new DateOnly(2026, 1, 1).AddDays(2 * i)
            .ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture)))];

        FluentActions.Invoking(() => Read(events).AddTo(null)).Should().Throw<ImportRefusedException>().Which.Code.Should()
            .Be("calendar-not-taken");
        FluentActions.Invoking(() => Read(new ImportOptions { Limits = new ImportLimits { Items = 10 } }, events)).Should()
            .Throw<ImportRefusedException>().Which.Code.Should().Be("too-many-items");
        FluentActions.Invoking(() => PlanImport.ReadDaysOff(new MemoryStream("x"u8.ToArray()), new ImportOptions())).Should()
            .Throw<ImportRefusedException>().Which.Code.Should().Be("not-this-format");
    }

    private static string Event(string lines) =>
        $"BEGIN:VEVENT\nUID:{lines.GetHashCode(StringComparison.Ordinal)}\nSUMMARY:Day off\n{lines}\nEND:VEVENT\n";

    private static ImportedDaysOff Read(params string[] events) => Read(new ImportOptions(), events);

    private static ImportedDaysOff Read(ImportOptions options, params string[] events)
    {
        using MemoryStream input = new(Encoding.UTF8.GetBytes($"BEGIN:VCALENDAR\n{string.Concat(events)}END:VCALENDAR\n"));
        return PlanImport.ReadDaysOff(input, options);
    }
}
