using System.Diagnostics;
using MilestoneTracker.Planning.Calendars;

namespace MilestoneTracker.Planning.Values;

/// <summary>A day such as <c>2026-03-02</c>, or a minute of it such as <c>2026-03-02T17:00</c>, in civil plan time: on the wall clock
/// of the plan's zone.</summary>
/// <remarks>
/// What a day without a time means depends on what it is for: a milestone that may start on a day starts with that day's first work,
/// one that is finished on a day ends with its last, and a target is kept until the day is over. Years 0001 to 9998. One text for each
/// value; immutable; safe from any thread; <see langword="default"/> is the day <c>0001-01-01</c>.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public readonly record struct PlanMoment : ISpanParsable<PlanMoment>, IComparable<PlanMoment>
{
    internal const string Rule = "A moment is a day such as 2026-03-02, or a minute such as 2026-03-02T17:00, of the years 0001 to 9998.";

    private const int LengthOfDay = 10;
    private const int Length = 16;
    private static readonly int End = new DateOnly(9999, 1, 1).DayNumber;

    private readonly int _day;
    private readonly int _minuteAndOne; // 0 for a day

    private PlanMoment(int day, int? minute) => (_day, _minuteAndOne) = (day, minute + 1 ?? 0);

    /// <summary>Whether it is a day without a time.</summary>
    public bool IsDay => _minuteAndOne == 0;

    /// <summary>The day.</summary>
    public DateOnly Day => DateOnly.FromDayNumber(_day);

    /// <summary>The minute, as civil plan time (<see cref="DateTimeKind.Unspecified"/>); of a day its 00:00.</summary>
    public DateTime Time => CivilTime.ToDateTime(Minute);

    internal int DayNumber => _day;

    /// <summary>In minutes since 0001-01-01T00:00.</summary>
    internal long Minute => ((long)_day * CivilTime.Day) + Math.Max(_minuteAndOne - 1, 0);

    /// <summary>Until when it is kept as a promise: the end of the day, which is 00:00 of the next, or the minute.</summary>
    internal long Limit => IsDay ? Minute + CivilTime.Day : Minute;

    /// <summary>Whether the earlier comes first.</summary>
    public static bool operator <(PlanMoment left, PlanMoment right) => left.CompareTo(right) < 0;

    /// <summary>Whether the earlier comes first, or both are equal.</summary>
    public static bool operator <=(PlanMoment left, PlanMoment right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the later comes first.</summary>
    public static bool operator >(PlanMoment left, PlanMoment right) => left.CompareTo(right) > 0;

    /// <summary>Whether the later comes first, or both are equal.</summary>
    public static bool operator >=(PlanMoment left, PlanMoment right) => left.CompareTo(right) >= 0;

    /// <summary>A day, without a time.</summary>
    /// <param name="day">The day, of the years 0001 to 9998.</param>
    /// <exception cref="ArgumentOutOfRangeException">Its year is 9999.</exception>
    public static PlanMoment OnDay(DateOnly day) => day.DayNumber < End ? new PlanMoment(day.DayNumber, null)
        : throw OutOfRange(nameof(day), day);

    /// <summary>A minute.</summary>
    /// <param name="time">The civil plan time, of the years 0001 to 9998; seconds are cut off.</param>
    /// <exception cref="ArgumentOutOfRangeException">Its year is 9999.</exception>
    /// <exception cref="ArgumentException">It says UTC or local time, which civil plan time is not.</exception>
    public static PlanMoment At(DateTime time)
    {
        long minute = CivilTime.MinuteOf(time, nameof(time));
        int day = (int)(minute / CivilTime.Day);
        return day < End ? new PlanMoment(day, (int)(minute % CivilTime.Day)) : throw OutOfRange(nameof(time), time);
    }

    /// <summary>Reads a day or a minute.</summary>
    /// <param name="text">The text, exactly as moments are written.</param>
    /// <param name="moment">The moment; <see langword="default"/> where the answer is <see langword="false"/>.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out PlanMoment moment)
    {
        moment = default;
        if (text.Length is not (LengthOfDay or Length) || !TryReadDay(text[..LengthOfDay], out int day)) return false;
        if (text.Length == LengthOfDay)
        {
            moment = new PlanMoment(day, null);
            return true;
        }

        if (text[LengthOfDay] != 'T' || text[13] != ':') return false;
        (int hour, int minute) = (Number(text.Slice(11, 2)), Number(text.Slice(14, 2)));
        if (hour is < 0 or > 23 || minute is < 0 or > 59) return false;
        moment = new PlanMoment(day, (hour * 60) + minute);
        return true;
    }

    /// <summary>Reads a day or a minute.</summary>
    /// <param name="text">The text, exactly as moments are written.</param>
    /// <exception cref="FormatException">It is not one; the message says the form.</exception>
    public static PlanMoment Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out PlanMoment moment) ? moment : throw new FormatException($"'{text}' is not a day or a minute. {Rule}");

    /// <summary>The order in time. A day comes before all of its minutes: it is compared by its 00:00, and before that
    /// minute.</summary>
    /// <param name="other">The moment to compare with.</param>
    public int CompareTo(PlanMoment other) =>
        _day != other._day ? _day.CompareTo(other._day) : _minuteAndOne.CompareTo(other._minuteAndOne);

    /// <summary>The one text of this value, such as <c>2026-03-02T17:00</c>.</summary>
    public override string ToString() => IsDay ? CivilTime.DayText(_day) : CivilTime.Text(Minute);

    /// <summary>As a start: of a day the beginning of its first working interval, and 00:00 where it has none.</summary>
    internal long StartIn(WorkCalendar calendar) => IsDay ? Minute + calendar.HoursOf(_day).Start : Minute;

    /// <summary>As a finish: of a day the end of its last working interval, and 24:00 where it has none.</summary>
    internal long FinishIn(WorkCalendar calendar) => IsDay ? Minute + calendar.HoursOf(_day).End : Minute;

    /// <summary>Whether it is over: today is after the day, or now after the minute.</summary>
    internal bool IsOver(long now) => IsDay ? now / CivilTime.Day > _day : now > Minute;

    /// <summary>The rule, and for a text that lacks zeros, such as <c>2026-3-2</c>, what to write.</summary>
    internal static string RuleFor(string text)
    {
        int time = text.IndexOf('T', StringComparison.Ordinal);
        string[] day = (time < 0 ? text : text[..time]).Split('-');
        string[] minute = time < 0 ? [] : text[(time + 1)..].Split(':');
        string full = string.Join("-", day.Select(part => part.PadLeft(2, '0')))
            + (time < 0 ? "" : "T" + string.Join(":", minute.Select(part => part.PadLeft(2, '0'))));
        return full != text && TryParse(full, out _) ? $"{Rule} Write {full}." : Rule;
    }

    /// <summary>Reads a day such as <c>2026-03-02</c>, as its number since 0001-01-01.</summary>
    internal static bool TryReadDay(ReadOnlySpan<char> text, out int day)
    {
        day = 0;
        if (text.Length != LengthOfDay || text[4] != '-' || text[7] != '-') return false;
        (int year, int month, int date) = (Number(text[..4]), Number(text.Slice(5, 2)), Number(text.Slice(8, 2)));
        if (year is < 1 or > 9998 || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month)) return false;
        day = new DateOnly(year, month, date).DayNumber;
        return true;
    }

    /// <summary>The number that ASCII digits say, and nothing else; −1 where there is another character.</summary>
    internal static int Number(ReadOnlySpan<char> digits)
    {
        int number = 0;
        foreach (char digit in digits)
        {
            if (digit is < '0' or > '9') return -1;
            number = (number * 10) + (digit - '0');
        }

        return number;
    }

    private static ArgumentOutOfRangeException OutOfRange(string parameter, object value) =>
        new(parameter, value, "A plan has dates of the years 0001 to 9998.");

    static PlanMoment ISpanParsable<PlanMoment>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<PlanMoment>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out PlanMoment result) =>
        TryParse(s, out result);

    static PlanMoment IParsable<PlanMoment>.Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s);
    }

    static bool IParsable<PlanMoment>.TryParse(string? s, IFormatProvider? provider, out PlanMoment result)
    {
        result = default;
        return s is not null && TryParse(s, out result);
    }
}
