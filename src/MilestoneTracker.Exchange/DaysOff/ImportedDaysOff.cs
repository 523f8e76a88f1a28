using System.Globalization;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.DaysOff;

/// <summary>Days off that were read from a calendar, to be added to a calendar of a plan. Immutable; safe from any thread.</summary>
public sealed class ImportedDaysOff
{
    private const string Usual = "base standard";
    private const string Off = " off";
    private const int LongestRange = 3661;

    internal ImportedDaysOff(List<DayOff> days, ImportFindings findings) => (Days, Findings) = (days.AsReadOnly(), findings);

    /// <summary>The days off, in the order of the input.</summary>
    public IReadOnlyList<DayOff> Days { get; }

    /// <summary>What could not be taken.</summary>
    public ImportFindings Findings { get; }

    /// <summary>A calendar with these days off in addition. A day that the calendar has an item for already stays as it is, so that adding
    /// the same days again changes nothing, and a day that was made a working day stays one. O(length of the calendar + events, sorted, +
    /// days).</summary>
    /// <param name="calendar">The text of the calendar, such as <c>base standard; 2026-12-24 off</c>; <see langword="null"/> for a new one
    /// with the standard week.</param>
    /// <returns>The text of the calendar with the days.</returns>
    /// <exception cref="ImportRefusedException">The text would have more than 4,096 units, which a field cannot have
    /// (<c>calendar-not-taken</c>).</exception>
    public string AddTo(string? calendar)
    {
        string text = calendar ?? Usual;
        HashSet<int> there = DaysIn(text);
        List<string> items = [text];
        int length = text.Length;
        foreach (string item in RangesOf(Ascending().Where(day => !there.Contains(day))))
        {
            items.Add(item);
            length += item.Length + 2;
            if (length > Names.MostOfValue)
                throw new ImportRefusedException("calendar-not-taken", default(Place),
                    "With these days off the calendar needs more than 4,096 units as a field. Take fewer years.");
        }

        return string.Join("; ", items);
    }

    // Each day once, however the events overlap.
    private IEnumerable<int> Ascending()
    {
        int reached = -1;
        foreach (DayOff off in Days.OrderBy(off => off.First))
        {
            for (int day = Math.Max(off.First.DayNumber, reached + 1); day <= off.Last.DayNumber; day++) yield return day;
            reached = Math.Max(reached, off.Last.DayNumber);
        }
    }

    private static HashSet<int> DaysIn(string calendar)
    {
        HashSet<int> days = [];
        foreach (string item in calendar.Split("; "))
        {
            string subject = item.Split(' ')[0];
            int dots = subject.IndexOf("..", StringComparison.Ordinal);
            if (!TryDay(dots < 0 ? subject : subject[..dots], out DateOnly first)) continue;
            if (!TryDay(dots < 0 ? subject : subject[(dots + 2)..], out DateOnly last)) continue;
            for (int day = first.DayNumber; day <= last.DayNumber && day - first.DayNumber < LongestRange; day++) days.Add(day);
        }

        return days;
    }

    // Days that follow each other are one item, of at most as many days as a calendar allows.
    private static IEnumerable<string> RangesOf(IEnumerable<int> days)
    {
        (int first, int last) = (-2, -2);
        foreach (int day in days)
        {
            if (day == last + 1 && day - first < LongestRange)
            {
                last = day;
                continue;
            }

            if (first >= 0) yield return Item(first, last);
            (first, last) = (day, day);
        }

        if (first >= 0) yield return Item(first, last);
    }

    private static string Item(int first, int last) => first == last ? Text(first) + Off : $"{Text(first)}..{Text(last)}{Off}";

    private static string Text(int day) => DateOnly.FromDayNumber(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}
