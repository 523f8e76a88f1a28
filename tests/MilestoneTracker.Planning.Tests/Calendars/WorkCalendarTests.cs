using FluentAssertions;
using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.TestSupport.Twin;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Calendars;

// A calendar beside a list of minutes, on random texts; and what its texts mean, by example.
public sealed class WorkCalendarTests
{
    private static readonly DateTime Monday = new(2026, 3, 2);
    private static readonly string[] Days = ["mo", "tu", "we", "th", "fr", "sa", "su"];
    private static readonly string[] Hours =
        ["off", "08:00-12:00 13:00-17:00", "00:00-24:00", "22:00-24:00", "00:00-06:00 06:00-07:30", "09:15-09:16",
        "10:00-10:30 11:00-11:01 23:59-24:00"];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Work_and_working_minutes_are_those_that_are_counted_one_by_one(bool isHastened)
    {
        for (int seed = 0; seed < Effort.Of(60); seed++)
        {
            Random random = new(seed);
            (WorkCalendar calendar, string[] hours) = Draw(random);
            long first = Monday.Ticks / TimeSpan.TicksPerMinute;
            if (isHastened) calendar.Hasten(first);
            long work = calendar.W(first);
            long finish = calendar.Prev(first);
            for (int t = 0; t < hours.Length * 1440; t++)
            {
                bool isWorking = IsWorking(hours[t / 1440], t % 1440);
                bool isRight = calendar.W(first + t) == work
                    && (isWorking ? calendar.Nth(work) == first + t : calendar.Prev(first + t) == finish);
                if (!isRight) Assert.Fail($"{CivilTime.Text(first + t)} of '{calendar}', seed {seed}");
                if (!isWorking) continue;
                finish = first + t + 1;
                work++;
            }
        }
    }

    [Fact]
    public void What_is_far_from_the_days_that_were_laid_out_is_the_same_with_and_without_them()
    {
        (WorkCalendar plain, WorkCalendar hastened) = (Draw(new Random(7)).Calendar, Draw(new Random(7)).Calendar);
        hastened.Hasten(Monday.Ticks / TimeSpan.TicksPerMinute);
        Random random = new(1);
        for (int i = 0; i < Effort.Of(100_000); i++)
        {
            long time = random.NextInt64(CivilTime.Max + 1);
            long number = random.NextInt64(-10, plain.Most + 10);
            long within = Math.Clamp(number, 0, plain.Most - 1);
            bool isSame = hastened.W(time) == plain.W(time) && hastened.Nth(number) == plain.Nth(number)
                && plain.W(plain.Nth(within)) == within;
            if (!isSame) Assert.Fail($"time {time}, number {number}");
        }
    }

    [Fact]
    public void A_finish_sits_at_the_end_of_work_and_a_start_at_the_beginning()
    {
        WorkCalendar calendar = WorkCalendar.Standard;
        DateTime friday = new(2026, 3, 6, 17, 0, 0);

        calendar.Add(Monday, 5 * 480).Should().Be(friday);
        calendar.Add(friday, 0).Should().Be(friday);
        calendar.Add(friday, 1).Should().Be(new DateTime(2026, 3, 9, 8, 1, 0));
        calendar.Subtract(friday, 5 * 480).Should().Be(Monday.AddHours(8));
        calendar.NextStart(friday).Should().Be(new DateTime(2026, 3, 9, 8, 0, 0));
        calendar.PreviousFinish(new DateTime(2026, 3, 8)).Should().Be(friday);
        calendar.Work(Monday, friday).Should().Be(2400);
        calendar.Work(friday, Monday).Should().Be(-2400);
        calendar.WorkingMinute(calendar.WorkBefore(friday)).Should().Be(new DateTime(2026, 3, 9, 8, 0, 0));
    }

    [Fact]
    public void The_ends_of_time_hold()
    {
        WorkCalendar calendar = WorkCalendar.AroundTheClock;

        calendar.WorkingMinute(-1).Should().Be(DateTime.MinValue);
        calendar.WorkingMinute(long.MaxValue / 2).Should().Be(new DateTime(9999, 12, 31));
        calendar.Add(new DateTime(9999, 12, 30), 10_000_000).Should().Be(new DateTime(9999, 12, 31));
        calendar.Subtract(new DateTime(1, 1, 2), 10_000_000).Should().Be(DateTime.MinValue);
        calendar.PreviousFinish(DateTime.MinValue).Should().Be(DateTime.MinValue);
    }

    [Theory]
    [InlineData("mo 08:00-08:01")]
    [InlineData("mo-fr 08:00-12:00 13:00-17:00")]
    [InlineData("mo-su 00:00-24:00")]
    public void However_much_work_is_asked_for_it_ends_at_the_ends_of_time(string text)
    {
        WorkCalendar calendar = WorkCalendar.Parse(text);
        DateTime monday = new(2026, 3, 2, 8, 0, 0), last = new(9999, 12, 31);

        calendar.WorkingMinute(long.MaxValue).Should().Be(last);
        calendar.WorkingMinute(long.MinValue).Should().Be(DateTime.MinValue);
        calendar.Add(monday, long.MaxValue).Should().Be(last);
        calendar.Subtract(monday, long.MaxValue).Should().Be(DateTime.MinValue);
    }

    [Fact]
    public void A_later_item_wins_and_an_exception_stays_one()
    {
        WorkCalendar calendar =
            WorkCalendar.Parse("base standard; 2026-03-03 off; mo-su 09:00-10:00; 2026-03-02..2026-03-04 12:00-13:00; 2026-03-04 off");

        calendar.IntervalsOn(new DateOnly(2026, 3, 1)).Should().Equal(new WorkInterval(540, 600));
        calendar.IntervalsOn(new DateOnly(2026, 3, 2)).Should().Equal(new WorkInterval(720, 780));
        calendar.IntervalsOn(new DateOnly(2026, 3, 3)).Should().Equal(new WorkInterval(720, 780));
        calendar.IntervalsOn(new DateOnly(2026, 3, 4)).Should().BeEmpty();
        calendar.IntervalsOn(new DateOnly(2026, 3, 5)).Single().ToString().Should().Be("09:00-10:00");
        WorkCalendar.Parse("base special", name => name == "special" ? calendar : null).IntervalsOn(new DateOnly(2026, 3, 4)).Should()
            .BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("mo")]
    [InlineData("mo off")]
    [InlineData("mo  08:00-09:00")]
    [InlineData("mo 08:00-08:00")]
    [InlineData("mo 09:00-10:00 08:00-08:30")]
    [InlineData("mo 08:00-12:00 11:00-13:00")]
    [InlineData("mo 24:00-24:01")]
    [InlineData("mo 8:00-12:00")]
    [InlineData("mo 08:00-12:60")]
    [InlineData("fr-mo 08:00-12:00")]
    [InlineData("mo-mo 08:00-12:00")]
    [InlineData("monday 08:00-12:00")]
    [InlineData("MO 08:00-12:00")]
    [InlineData("mo 08:00-12:00;tu off")]
    [InlineData("mo 08:00-12:00; ")]
    [InlineData("mo 08:00-12:00; base standard")]
    [InlineData("base nowhere; mo 08:00-12:00")]
    [InlineData("base")]
    [InlineData("2026-02-29 08:00-12:00; mo 08:00-12:00")]
    [InlineData("2026-03-02..2026-03-02 off; mo 08:00-12:00")]
    [InlineData("2026-01-01..2037-01-01 off; mo 08:00-12:00")]
    [InlineData("mo ٠٨:00-12:00")]
    public void What_is_no_calendar_is_refused_with_a_reason(string text)
    {
        WorkCalendar.TryParse(text, null, out WorkCalendar? calendar, out string? problem).Should().BeFalse();
        calendar.Should().BeNull();
        problem.Should().NotBeNullOrEmpty();
        FluentActions.Invoking(() => WorkCalendar.Parse(text)).Should().Throw<FormatException>().WithMessage($"*{problem}*");
    }

    [Fact]
    public void An_instant_is_no_civil_time()
    {
        FluentActions.Invoking(() => WorkCalendar.Standard.WorkBefore(DateTime.SpecifyKind(Monday, DateTimeKind.Utc))).Should()
            .Throw<ArgumentException>().WithMessage("*DateTimeOffset*");
        FluentActions.Invoking(() => WorkCalendar.Standard.Add(Monday, -1)).Should().Throw<ArgumentOutOfRangeException>();
    }

    private static bool IsWorking(string hours, int minute) => hours != "off" && hours.Split(' ').Any(interval =>
        string.CompareOrdinal(interval, 0, Clock(minute), 0, 5) <= 0 && string.CompareOrdinal(interval, 6, Clock(minute), 0, 5) > 0);

    private static string Clock(int minute) => FormattableString.Invariant($"{minute / 60:00}:{minute % 60:00}");

    private static (WorkCalendar Calendar, string[] Hours) Draw(Random random)
    {
        string[] week = [.. Days.Select(_ => Hours[random.Next(Hours.Length)])];
        week[random.Next(7)] = Hours[1 + random.Next(Hours.Length - 1)];
        string[] hours = [.. Enumerable.Range(0, 35).Select(day => week[day % 7])];
        List<string> items = [.. Days.Select((day, i) => $"{day} {week[i]}")];
        for (int i = random.Next(6); i > 0; i--)
        {
            (int from, int length) = (random.Next(30), random.Next(5));
            string said = Hours[random.Next(Hours.Length)];
            items.Add(length == 0 ? $"{Date(from)} {said}" : $"{Date(from)}..{Date(from + length)} {said}");
            hours.AsSpan(from, length + 1).Fill(said);
        }

        return (WorkCalendar.Parse(string.Join("; ", items)), hours);
    }

    private static string Date(int day) => FormattableString.Invariant($"{Monday.AddDays(day):yyyy-MM-dd}");
}
