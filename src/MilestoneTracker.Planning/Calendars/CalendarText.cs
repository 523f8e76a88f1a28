using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Calendars;

// What a calendar's text says, before the base that it names is known: items in order, of which a later one wins for its days.
// `base NAME; mo-fr 08:00-16:00; fr off; 2026-12-24..2027-01-01 off`. A day of the week is a place from 0 (Monday) to 6.
internal sealed class CalendarText
{
    public const string Rule =
        "A calendar is items with '; ' between: first 'base NAME' if any, then days of the week or dates with hours, such as "
        + "mo-fr 08:00-12:00 13:00-17:00; 2026-12-24..2027-01-01 off.";

    private const int LongestRange = 3661;
    private static readonly string[] Days = ["mo", "tu", "we", "th", "fr", "sa", "su"];

    private readonly List<(int From, int To, DayHours Hours)> _week = [];

    /// <summary>The name of the calendar that this one starts from.</summary>
    public string? Base { get; private set; }

    /// <summary>Dates with hours of their own: day numbers, both included.</summary>
    public List<(int From, int To, DayHours Hours)> Exceptions { get; } = [];

    public static CalendarText? TryParse(string text)
    {
        CalendarText parsed = new();
        bool isFirst = true;
        ReadOnlySpan<char> all = text;
        foreach (Range range in all.Split("; "))
        {
            if (!parsed.TryTake(all[range], isFirst)) return null;
            isFirst = false;
        }

        return parsed;
    }

    /// <summary>The week that this text makes of that of its base.</summary>
    public DayHours[] Apply(DayHours[] week)
    {
        DayHours[] applied = [.. week];
        foreach ((int from, int to, DayHours hours) in _week) applied.AsSpan(from, to - from + 1).Fill(hours);
        return applied;
    }

    private bool TryTake(ReadOnlySpan<char> item, bool isFirst)
    {
        int space = item.IndexOf(' ');
        if (space < 0) return false;
        ReadOnlySpan<char> subject = item[..space];
        ReadOnlySpan<char> rest = item[(space + 1)..];
        if (subject is "base")
        {
            if (!isFirst || rest.Contains(' ')) return false;
            Base = rest.ToString();
            return true;
        }

        bool isWeekday = subject.Length >= 2 && DayOf(subject[..2]) >= 0;
        if (isWeekday ? !TryReadDays(subject, out int from, out int to) : !TryReadDates(subject, out from, out to)) return false;
        if (!DayHours.TryParse(rest, out DayHours hours)) return false;
        (isWeekday ? _week : Exceptions).Add((from, to, hours));
        return true;
    }

    private static bool TryReadDays(ReadOnlySpan<char> text, out int from, out int to)
    {
        from = to = DayOf(text[..2]);
        if (text.Length == 2) return true;
        if (text.Length != 5 || text[2] != '-') return false;
        to = DayOf(text[3..]);
        return from < to;
    }

    private static bool TryReadDates(ReadOnlySpan<char> text, out int from, out int to)
    {
        to = 0;
        int dots = text.IndexOf("..", StringComparison.Ordinal);
        if (!PlanMoment.TryReadDay(dots < 0 ? text : text[..dots], out from)) return false;
        to = from;
        if (dots < 0) return true;
        return PlanMoment.TryReadDay(text[(dots + 2)..], out to) && from < to && to - from < LongestRange;
    }

    private static int DayOf(ReadOnlySpan<char> text)
    {
        for (int day = 0; day < Days.Length; day++)
            if (text.SequenceEqual(Days[day])) return day;
        return -1;
    }
}
