using System.Globalization;
using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Model;

namespace MilestoneTracker.Planning.Levelling;

// How long something waits, in words.
internal static class WaitAmount
{
    /// <summary>Minutes of work, such as <c>3 days</c>: cut down to half days, or in hours or minutes where it is less.</summary>
    /// <param name="minutes">The minutes.</param>
    /// <param name="day">The minutes of a day, as <see cref="DayOf"/> gives them.</param>
    public static string Of(long minutes, int? day)
    {
        (decimal number, string unit) = minutes >= day ? (Math.Floor(2m * minutes / day.Value) / 2, "day")
            : minutes >= 60 ? (Math.Floor(2m * minutes / 60) / 2, "hour") : (minutes, "minute");
        return string.Create(CultureInfo.InvariantCulture, $"{number:0.#} {unit}{(number == 1 ? "" : "s")}");
    }

    /// <summary>How many minutes a day of a milestone has: 24 hours where its duration is elapsed time, otherwise a day of work in the
    /// units of the plan. <see langword="null"/> where its calendar works longer than that on a day of the week before: three days of work
    /// would be mistaken for three dates, so hours are counted.</summary>
    public static int? DayOf(PlanModel model, in Row row, long until)
    {
        if (row.Has(RowFlags.Elapsed)) return CivilTime.Day;
        (WorkCalendar calendar, int usual) = (model.CalendarOf(row), model.Inputs.Units.MinutesPerDay);
        long end = until - until % CivilTime.Day + CivilTime.Day;
        for (int days = 0; days < 7; days++, end -= CivilTime.Day)
            if (end >= CivilTime.Day && end <= CivilTime.Max && calendar.Work(end - CivilTime.Day, end) > usual) return null;
        return usual;
    }
}
