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

    [Theory]
    [InlineData("08:00-12:00 13:00-17:00", "08:00-12:00 13:00-17:00", "08:00-12:00 13:00-17:00")]
    [InlineData("08:00-12:00 13:00-17:00", "00:00-24:00", "08:00-12:00 13:00-17:00")]
    [InlineData("08:00-12:00 13:00-17:00", "10:00-14:00", "10:00-12:00 13:00-14:00")]
    [InlineData("08:00-12:00 13:00-17:00", "09:00-10:00 11:30-12:30 16:59-18:00", "09:00-10:00 11:30-12:00 16:59-17:00")]
    [InlineData("08:00-12:00 13:00-17:00", "12:00-13:00", "")]
    [InlineData("08:00-12:00", "off", "")]
    [InlineData("off", "off", "")]
    public void Hours_of_two_meet_where_both_work(string one, string other, string both)
    {
        DayHours first = Hours(one), second = Hours(other);

        foreach (DayHours meet in (DayHours[])[DayHours.Meet(first, second), DayHours.Meet(second, first)])
        {
            string.Join(' ', meet.Intervals).Should().Be(both);
            meet.Minutes.Should().Be(meet.Intervals.Sum(interval => interval.Minutes));
        }

        DayHours.Meet(first, first).Should().BeSameAs(first);
        DayHours.Meet(DayHours.AllDay, first).Should().BeSameAs(first, "nothing is made where one of the two is the answer");
        DayHours.Meet(first, DayHours.AllDay).Should().BeSameAs(first);

        static DayHours Hours(string text)
        {
            DayHours.TryParse(text, out DayHours hours).Should().BeTrue();
            return hours;
        }
    }

    [Fact]
    public void A_day_begins_with_its_first_interval_and_ends_with_its_last_and_without_any_it_is_the_whole()
    {
        DayHours.TryParse("08:00-12:00 13:00-17:00 20:15-21:00", out DayHours hours).Should().BeTrue();

        (hours.Start, hours.End, hours.Minutes).Should().Be((480, 21 * 60, 525));
        (DayHours.Off.Start, DayHours.Off.End, DayHours.Off.Minutes).Should().Be((0, 1440, 0));
        new[] { 0, 480, 481, 720, 780, 1021, 1215, 1216, 1440 }.Select(hours.Before).Should().Equal(0, 0, 1, 240, 240, 480, 480, 481, 525);
        new[] { 0, 239, 240, 479, 480, 524 }.Select(hours.Nth).Should().Equal(480, 719, 780, 1019, 1215, 1259);
    }

    // 9999-12-31T00:00 is the last of all minutes; a finish at midnight is on the day before, and at the beginning of time on that day.
    [Fact]
    public void Civil_time_goes_from_the_first_minute_to_the_last_and_a_finish_at_midnight_belongs_to_the_day_before()
    {
        CivilTime.ToDateTime(CivilTime.Max).Should().Be(new DateTime(9999, 12, 31));
        CivilTime.MinuteOf(new DateTime(9999, 12, 31, 5, 0, 0), "time").Should().Be(CivilTime.Max);
        CivilTime.MinuteOf(new DateTime(1, 1, 2, 0, 1, 59), "time").Should().Be(1441);
        CivilTime.MinuteOf(new DateTimeOffset(1, 1, 1, 0, 30, 0, TimeSpan.FromMinutes(-30)), TimeZoneInfo.Utc).Should().Be(60);
        new long[] { 0, 1, 1440, 1441, 2880 }.Select(CivilTime.DayOfFinish).Should().Equal(0, 0, 0, 1, 1);
        (CivilTime.Text(1501), CivilTime.DayText(1)).Should().Be(("0001-01-02T01:01", "0001-01-02"));
        FluentActions.Invoking(() => CivilTime.MinuteOf(DateTime.UnixEpoch, "when")).Should().Throw<ArgumentException>()
            .WithParameterName("when").WithMessage("Civil plan time is of kind Unspecified, not Utc. Pass an instant as a DateTimeOffset*");
    }

    // Other hours hold from the first day of a range on, and behind its last; so do those of a range that follows at once.
    [Fact]
    public void Hours_change_where_a_range_of_dates_begins_and_where_it_ends()
    {
        WorkCalendar calendar = WorkCalendar.Parse(
            "mo-su 08:00-12:00; 2026-03-05 off; 2026-03-10..2026-03-12 off; 2026-03-13 00:00-24:00; 2026-03-20 off");
        int first = new DateOnly(2026, 3, 1).DayNumber - 1; // that of day 0 of March

        (int, int)[] changes = [(1, 5), (5, 6), (6, 10), (9, 10), (10, 13), (12, 13), (13, 14), (14, 20), (19, 20), (20, 21)];
        foreach ((int day, int next) in changes)
            calendar.ChangeAfter(first + day).Should().Be(first + next, "day {0}", day);
        calendar.ChangeAfter(first + 21).Should().Be(int.MaxValue);
        WorkCalendar.Standard.ChangeAfter(first).Should().Be(int.MaxValue);
    }

    // Saturday and Sunday are a gap: from Friday 17:00, which is settled, to Monday 08:00.
    [Theory]
    [InlineData("2026-03-07T12:00", "2026-03-09T08:00", "2026-03-06T17:00", "2026-03-06T16:59")]
    [InlineData("2026-03-06T17:00", "2026-03-06T17:00", "2026-03-06T17:00", "2026-03-06T16:59")]
    [InlineData("2026-03-09T08:00", "2026-03-09T08:00", "2026-03-09T08:00", "2026-03-09T08:00")]
    [InlineData("2026-03-06T16:00", "2026-03-06T16:00", "2026-03-06T16:00", "2026-03-06T16:00")]
    public void Work_that_is_none_settles_at_a_border_and_a_start_up_to_a_time_begins_a_minute(
        string time, string up, string down, string start)
    {
        long minute = CivilTime.MinuteOf(DateTime.Parse(time, System.Globalization.CultureInfo.InvariantCulture), "time");
        WorkCalendar calendar = WorkCalendar.Standard;

        CivilTime.Text(calendar.Settle(minute)).Should().Be(up);
        CivilTime.Text(calendar.SettleDown(minute)).Should().Be(down);
        CivilTime.Text(calendar.PrevStart(minute)).Should().Be(start);
    }

    [Fact]
    public void The_calendars_that_are_built_in_print_as_they_parse_and_what_is_wrong_is_said()
    {
        foreach (WorkCalendar calendar in (WorkCalendar[])[WorkCalendar.Standard, WorkCalendar.AroundTheClock])
        {
            WorkCalendar parsed = WorkCalendar.Parse(calendar.ToString());
            for (int day = 0; day < 7; day++)
                parsed.IntervalsOn(new DateOnly(2026, 3, 2 + day)).Should().Equal(calendar.IntervalsOn(new DateOnly(2026, 3, 2 + day)));
        }

        WorkCalendar.Parse("base 24x7; su off").IntervalsOn(new DateOnly(2026, 3, 7)).Should().Equal(new WorkInterval(0, 1440));
        WorkCalendar.Standard.ToString().Should().Be("mo-fr 08:00-12:00 13:00-17:00");
        WorkCalendar.AroundTheClock.ToString().Should().Be("mo-su 00:00-24:00");
        FluentActions.Invoking(() => WorkCalendar.TryParse(null!, null, out _, out _)).Should().Throw<ArgumentNullException>()
            .WithParameterName("text");
        FluentActions.Invoking(() => WorkCalendar.Standard.Add(DateTime.MinValue, -1)).Should().Throw<ArgumentOutOfRangeException>()
            .WithMessage("Work is not negative. Go the other way instead.*");
    }

    // Laid out once, around the first time that was asked for.
    [Fact]
    public void Days_are_laid_out_once()
    {
        WorkCalendar calendar = WorkCalendar.Parse("mo-su 08:00-12:00"); // so much work that the last entry is that of the end
        calendar.HoursOf(0);
        calendar.W(0);
        calendar.Hasten(739_000L * CivilTime.Day);
        long before = GC.GetAllocatedBytesForCurrentThread();

        calendar.Hasten(1000L * CivilTime.Day);
        calendar.HoursOf(0);
        calendar.W(0);

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(100);
    }
}
