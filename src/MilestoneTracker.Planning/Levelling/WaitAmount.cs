using System.Globalization;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Levelling;

// How long something waits, in words.
internal static class WaitAmount
{
    /// <summary>Minutes of work, such as <c>3 days</c>: cut down to half days, or in hours or minutes where it is less.</summary>
    public static string Of(long minutes, WorkUnits units)
    {
        int day = 60 * units.HoursPerDay;
        (decimal number, string unit) = minutes >= day ? (Math.Floor(2m * minutes / day) / 2, "day")
            : minutes >= 60 ? (Math.Floor(2m * minutes / 60) / 2, "hour") : (minutes, "minute");
        return string.Create(CultureInfo.InvariantCulture, $"{number:0.#} {unit}{(number == 1 ? "" : "s")}");
    }
}
