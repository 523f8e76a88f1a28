using FluentAssertions;
using MilestoneTracker.Planning.Calendars;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Calendars;

// The edges of calendars: what is only just a text and only just not, and days at the ends of what is laid out.
public sealed class CalendarEdgeTests
{
    // Beside an item that is good, so that nothing else refuses the text.
    [Theory]
    [InlineData("tu")]
    [InlineData("tu ")]
    [InlineData(" off")]
    [InlineData("tu 8:00-12:00")]
    [InlineData("tu 08:00-12:0")]
    [InlineData("tu 08:00-12:000")]
    [InlineData("tu 08:00+12:00")]
    [InlineData("tu 08.00-12:00")]
    [InlineData("tu 08:00-12.00")]
    [InlineData("tu 08:00-08:00")]
    [InlineData("tu 08:00-07:59")]
    [InlineData("tu 08:00-12:60")]
    [InlineData("tu 08:60-12:00")]
    [InlineData("tu 23:00-24:01")]
    [InlineData("tu 25:00-26:00")]
    [InlineData("tu 0x:00-12:00")]
    [InlineData("tu 08:0x-12:00")]
    [InlineData("tu 08:00-12:00 11:59-13:00")]
    [InlineData("tu 08:00-12:00  13:00-14:00")]
    [InlineData("tu Off")]
    [InlineData("t 08:00-12:00")]
    [InlineData("tuxfr 08:00-12:00")]
    [InlineData("tu-fri 08:00-12:00")]
    [InlineData("tu-xx 08:00-12:00")]
    [InlineData("xx-tu 08:00-12:00")]
    [InlineData("tu-tu 08:00-12:00")]
    [InlineData("th-tu 08:00-12:00")]
    [InlineData("..2026-03-03 off")]
    [InlineData("2026-03-03.. off")]
    [InlineData("2026-03-03.2026-03-04 off")]
    [InlineData("2026-03-03..2026-03-03 off")]
    [InlineData("2026-03-03..2026-03-02 off")]
    [InlineData("2026-03-03..2026-02-30 off")]
    [InlineData("2026-02-30..2026-03-03 off")]
    [InlineData("2026-01-01..2036-01-10 off")]
    public void One_item_that_is_none_refuses_the_whole_text(string item)
    {
        foreach (string text in (string[])["mo 08:00-12:00; " + item, item + "; mo 08:00-12:00"])
        {
            WorkCalendar.TryParse(text, null, out _, out string? problem).Should().BeFalse(text);
            problem.Should().NotBeNullOrEmpty();
        }
    }

    [Fact]
    public void The_longest_range_has_3661_days()
    {
        WorkCalendar calendar = WorkCalendar.Parse("mo-su 08:00-12:00; 2026-01-01..2036-01-09 off");
        DateOnly first = new(2026, 1, 1), last = new(2036, 1, 9);

        (last.DayNumber - first.DayNumber + 1).Should().Be(3661);
        foreach (DateOnly day in (DateOnly[])[first, last]) calendar.IntervalsOn(day).Should().BeEmpty();
        foreach (DateOnly day in (DateOnly[])[first.AddDays(-1), last.AddDays(1)]) calendar.IntervalsOn(day).Should().HaveCount(1);
    }

    [Theory]
    [InlineData("mo", 0)]
    [InlineData("tu", 1)]
    [InlineData("we", 2)]
    [InlineData("th", 3)]
    [InlineData("fr", 4)]
    [InlineData("sa", 5)]
    [InlineData("su", 6)]
    public void Each_day_of_the_week_is_the_one_that_is_named(string name, int day)
    {
        WorkCalendar calendar = WorkCalendar.Parse(name + " 00:00-24:00");

        Enumerable.Range(0, 7).Select(i => calendar.IntervalsOn(new DateOnly(2026, 3, 2).AddDays(i)).Count).Should()
            .Equal(Enumerable.Range(0, 7).Select(i => i == day ? 1 : 0));
    }

    [Fact]
    public void Hours_that_touch_are_joined_and_others_are_not()
    {
        WorkCalendar calendar = WorkCalendar.Parse("mo 08:00-09:00 09:00-10:00 10:01-11:00 11:00-24:00");

        calendar.IntervalsOn(new DateOnly(2026, 3, 2)).Should().Equal(new WorkInterval(480, 600), new WorkInterval(601, 1440));
        calendar.ToString().Should().Be("mo 08:00-09:00 09:00-10:00 10:01-11:00 11:00-24:00");
    }

    [Fact]
    public void The_standard_hours_are_eight_to_twelve_and_one_to_five()
    {
        WorkCalendar.Standard.IntervalsOn(new DateOnly(2026, 3, 6)).Should().Equal(new WorkInterval(480, 720), new WorkInterval(780, 1020));
        WorkCalendar.Standard.IntervalsOn(new DateOnly(2026, 3, 7)).Should().BeEmpty();
        WorkCalendar.AroundTheClock.IntervalsOn(new DateOnly(2026, 3, 8)).Should().Equal(new WorkInterval(0, 1440));
    }

    // Days are laid out around a time; at both ends of time, and at both ends of what is laid out, the answers are the same.
    [Theory]
    [InlineData(0)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(739_000)]
    [InlineData(3_652_000)]
    [InlineData(3_652_058)]
    public void Laid_out_days_say_what_the_calendar_says(int around)
    {
        const string Text = "mo-fr 08:00-12:00 13:00-17:00; sa 22:00-24:00; 0003-10-20 off; 2024-05-04..2024-05-08 00:00-00:01";
        (WorkCalendar plain, WorkCalendar hastened) = (WorkCalendar.Parse(Text), WorkCalendar.Parse(Text));
        hastened.Hasten((long)around * CivilTime.Day);
        for (int day = Math.Max(0, around - 1030); day < Math.Min(3_652_058, around + 3080); day++)
        {
            foreach (int minute in (int[])[0, 479, 480, 481, 721, 1319, 1320, 1439])
            {
                long time = ((long)day * CivilTime.Day) + minute;
                long work = plain.W(time);
                bool isSame = hastened.W(time) == work && hastened.Nth(work) == plain.Nth(work) && hastened.Prev(time) == plain.Prev(time);
                if (!isSame) Assert.Fail(CivilTime.Text(time));
            }
        }

        hastened.Nth(plain.Most).Should().Be(CivilTime.Max);
        hastened.Nth(plain.Most - 1).Should().Be(plain.Nth(plain.Most - 1));
        hastened.Nth(-1).Should().Be(0);
        (hastened.W(CivilTime.Max), hastened.W(0)).Should().Be((plain.Most, 0));
    }

    [Fact]
    public void Exceptions_beside_each_other_before_each_other_and_over_each_other_are_all_counted()
    {
        WorkCalendar calendar = WorkCalendar.Parse(
            "mo-su 08:00-12:00; 2026-03-10..2026-03-12 off; 2026-03-13 00:00-24:00; 2026-03-01 off; 2026-03-11 08:00-09:00");
        DateTime first = new(2026, 2, 28);
        long work = calendar.WorkBefore(first);

        Enumerable.Range(1, 16).Select(day => calendar.WorkBefore(first.AddDays(day)) - work).Should().Equal(
            240, 240, 480, 720, 960, 1200, 1440, 1680, 1920, 2160, 2160, 2220, 2220, 3660, 3900, 4140);
        foreach (int number in (int[])[0, 239, 240, 2159, 2160, 2219, 2220, 3659, 3660])
            calendar.WorkBefore(calendar.WorkingMinute(work + number)).Should().Be(work + number);
        calendar.WorkingMinute(work + 2160).Should().Be(new DateTime(2026, 3, 11, 8, 0, 0));
        calendar.WorkingMinute(work + 2220).Should().Be(new DateTime(2026, 3, 13));
    }
}
