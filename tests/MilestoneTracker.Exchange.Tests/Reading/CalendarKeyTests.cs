using System.Globalization;
using FluentAssertions;
using Xunit;

namespace MilestoneTracker.Exchange.Tests.Reading;

// The keys of the calendars of Microsoft Project: each valid, and none given to two.
public sealed class CalendarKeyTests
{
    [Fact]
    public void A_long_name_that_is_there_twice_still_makes_a_valid_key()
    {
        string name = new('a', 60);
        Keys((1, name), (123456789012345678, name), (123456789012345679, name)).Should().HaveCount(3)
            .And.OnlyContain(key => key.Length <= 64);
    }

    [Fact]
    public void A_name_that_looks_like_another_with_its_UID_is_not_overwritten() =>
        Keys((1, "x-3"), (2, "x"), (3, "x"), (4, "Standard"), (5, "?"), (6, "c5")).Should().Equal("calendar-c5", "calendar-c5-6",
            "calendar-standard-4", "calendar-x", "calendar-x-3", "calendar-x-3-2");

    private static string[] Keys(params (long Uid, string Name)[] calendars)
    {
        string all = string.Concat(calendars.Select((calendar, i) => string.Create(CultureInfo.InvariantCulture,
            $"<Calendar><UID>{calendar.Uid}</UID><Name>{calendar.Name}</Name><WeekDays><WeekDay><DayType>2</DayType>")
            + "<DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime>"
            + $"<ToTime>1{i}:00:00</ToTime></WorkingTime></WorkingTimes></WeekDay></WeekDays></Calendar>"));
        string tasks = string.Concat(calendars.Select((calendar, i) => string.Create(CultureInfo.InvariantCulture,
            $"<Task><UID>{i + 1}</UID><Name>T{i}</Name><CalendarUID>{calendar.Uid}</CalendarUID></Task>")));
        (MilestoneRegistry registry, _) = Imports.Registry();
        string project = $"<Project><Calendars>{all}</Calendars><Tasks>{tasks}</Tasks></Project>";
        Imports.Commit(Imports.Read(project, ImportFormat.Mspdi), registry);
        return [.. registry.Current.PlanFields.Keys.Where(key => key.StartsWith("calendar-", StringComparison.Ordinal))];
    }
}
