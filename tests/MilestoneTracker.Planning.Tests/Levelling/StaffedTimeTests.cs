using FluentAssertions;
using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.TestSupport.Twin;
using Xunit;

namespace MilestoneTracker.Planning.Tests.Levelling;

// The minutes in which a milestone and its people can work, beside minutes that are counted one by one.
public sealed class StaffedTimeTests
{
    private static readonly string[] Texts = [
        "mo-fr 08:00-12:00 13:00-17:00", "mo-su 00:00-24:00", "mo-fr 18:00-24:00; 2026-03-05..2026-03-09 10:00-19:00",
        "tu-th 06:00-09:30 11:00-20:00; 2026-03-10 off; 2026-03-12..2026-03-30 off", "sa 08:00-12:00; 2026-03-04 00:00-24:00",
        "base standard; 2026-03-03 off; 2026-03-06..2026-03-20 12:30-14:00; 2026-03-11 off; 9998-12-31 off"];

    [Fact]
    public void Both_questions_are_answered_as_if_all_minutes_were_counted()
    {
        const int Days = 45;
        int first = new DateOnly(2026, 3, 1).DayNumber;
        for (int seed = 0; seed < Effort.Of(40); seed++)
        {
            Random random = new(seed);
            WorkCalendar[] calendars = [
                .. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => WorkCalendar.Parse(Texts[random.Next(Texts.Length)]))];
            WorkRanges[] parts = [.. calendars.Select(WorkRanges.Of)];
            StaffedTime time = new(parts, first, random.Next(2) == 0 ? [] : null);
            List<int> working = [];
            for (int minute = 0; minute < Days * 1440; minute++)
            {
                DateOnly day = DateOnly.FromDayNumber(first + (minute / 1440));
                if (Array.TrueForAll(calendars, calendar => calendar.IntervalsOn(day)
                        .Any(interval => interval.FromMinute <= minute % 1440 && minute % 1440 < interval.ToMinute))) working.Add(minute);
            }

            long start = (long)first * CivilTime.Day;
            for (int i = 0; i < 200; i++)
            {
                int minute = random.Next(Days * 1440);
                int before = working.BinarySearch(minute) is int at && at >= 0 ? at : ~at;
                time.W(start + minute).Should().Be(before, "seed {0}, minute {1}", seed, minute);
                if (before < working.Count) time.Nth(before).Should().Be(start + working[before], "seed {0}, minute {1}", seed, minute);
            }

            long end = start + (Days * CivilTime.Day);
            MinutesOf(StaffedTime.PiecesOf(parts, start, end)).Should().Equal(working.Select(minute => start + minute), "seed {0}", seed);
            MinutesOf(time.PiecesWithin(start, end)).Should().Equal(working.Select(minute => start + minute), "seed {0}", seed);
        }

        static IEnumerable<long> MinutesOf(IEnumerable<(long From, long To)> pieces)
        {
            foreach ((long from, long to) in pieces)
                for (long minute = from; minute < to; minute++) yield return minute;
        }
    }

    [Fact]
    public void Calendars_that_never_meet_have_no_minute_and_time_ends()
    {
        WorkRanges[] parts = [
            WorkRanges.Of(WorkCalendar.Parse("mo-fr 04:00-08:00")), WorkRanges.Of(WorkCalendar.Parse("mo-fr 18:00-22:00; 9998-12-31 off"))];
        StaffedTime time = new(parts, 0);

        time.Nth(0).Should().Be(StaffedTime.None);
        time.W(CivilTime.Max).Should().Be(0);
        time.W(0).Should().Be(0);
        StaffedTime.PiecesOf(parts, 0, CivilTime.Max).Should().BeEmpty();
    }
}
