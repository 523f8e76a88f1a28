using MilestoneTracker.Planning.Calendars;

namespace MilestoneTracker.Reporting.Pictures;

// Stretches of days without work in the plan's calendar that are wide enough to be seen. O(days of the plot).
internal static class DaysOff
{
    private const double Least = 2.5; // pixels: what is narrower would only be grey
    private const int Most = 8000; // days of the plot to look at

    public static IReadOnlyList<(int From, int To)> Of(WorkCalendar calendar, TimelineScale scale)
    {
        List<(int From, int To)> off = [];
        if (scale.Days.Last - scale.Days.First > Most) return off;
        int? from = null;
        for (int day = scale.Days.First; day <= scale.Days.Last; day++)
        {
            bool isOff = day < scale.Days.Last && calendar.IntervalsOn(DateOnly.FromDayNumber(day)).Count == 0;
            if (isOff)
            {
                from ??= day;
                continue;
            }

            if (from is { } first && (day - first) * scale.PixelsOfDay >= Least) off.Add((first, day));
            from = null;
        }

        return off;
    }
}
