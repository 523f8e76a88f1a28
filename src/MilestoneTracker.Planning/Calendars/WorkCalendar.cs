using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace MilestoneTracker.Planning.Calendars;

/// <summary>When work is done: a repeating week, and dates that differ from it. It answers two questions: how much working time lies
/// before a minute, and at which time the n-th working minute lies; everything else follows from these two.</summary>
/// <remarks>
/// Written as items with <c>; </c> between, of which a later one wins for its days, such as
/// <c>base standard; fr 08:00-12:00; 2026-12-24..2027-01-01 off</c>. Times are civil plan time in whole minutes
/// (<see cref="DateTimeKind.Unspecified"/>; seconds are cut off), from year 1 to 9999-12-31T00:00, and what would pass an end stays at it.
/// <para>A <em>start</em> sits at the beginning of a working minute and a <em>finish</em> at the end of one: Friday 17:00, not Monday
/// 08:00.</para>
/// <para>Immutable; safe from any thread. Every question costs O(log of the dates that are otherwise), and nothing else: whole weeks are
/// multiplied, not walked through.</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class WorkCalendar
{
    private static readonly DayHours[] NoWork = [.. Enumerable.Repeat(DayHours.Off, 7)];

    private readonly string _text;
    private readonly WorkCalendar? _base;
    private readonly CalendarText? _said;
    private readonly WeekHours _week;
    private ExceptionDays? _exceptions; // once they are needed
    private volatile DayTable? _table; // where much is asked

    private WorkCalendar(string text, DayHours[] week, WorkCalendar? from, CalendarText? said) =>
        (_text, _week, _base, _said) = (text, new WeekHours(week), from, said);

    /// <summary>The calendar <c>standard</c>: Monday to Friday, 08:00 to 12:00 and 13:00 to 17:00.</summary>
    public static WorkCalendar Standard { get; } =
        new("mo-fr 08:00-12:00 13:00-17:00", [.. Enumerable.Repeat(DayHours.Usual, 5), DayHours.Off, DayHours.Off], null, null);

    /// <summary>The calendar <c>24x7</c>: always.</summary>
    public static WorkCalendar AroundTheClock { get; } = new("mo-su 00:00-24:00", [.. Enumerable.Repeat(DayHours.AllDay, 7)], null, null);

    internal long Most => Exceptions.BeforeDay((int)(CivilTime.Max / CivilTime.Day), out _);

    private ExceptionDays Exceptions => _exceptions ??= LayOut();

    /// <summary>Reads a calendar.</summary>
    /// <param name="text">The text, exactly as calendars are written.</param>
    /// <param name="baseOf">The calendar of a name, for <c>base NAME</c>; <see langword="null"/> knows the two that are built in.</param>
    /// <param name="calendar">The calendar; <see langword="null"/> where the answer is <see langword="false"/>.</param>
    /// <param name="problem">Why it is not one, in a sentence; <see langword="null"/> where it is one.</param>
    /// <returns>Whether it is one.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    public static bool TryParse(
        string text, Func<string, WorkCalendar?>? baseOf, [NotNullWhen(true)] out WorkCalendar? calendar,
        [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        (calendar, problem) = (null, CalendarText.Rule);
        if (CalendarText.TryParse(text) is not { } said) return false;
        WorkCalendar? from = said.Base is { } name ? baseOf is null ? BuiltIn(name) : baseOf(name) : null;
        if (said.Base is not null && from is null)
            problem = $"There is no calendar '{said.Base}' to start from. Define it first, or start from standard or 24x7.";
        else (calendar, problem) = Of(text, said, from);
        return calendar is not null;
    }

    /// <summary>Reads a calendar.</summary>
    /// <param name="text">The text, exactly as calendars are written.</param>
    /// <param name="baseOf">The calendar of a name, for <c>base NAME</c>; <see langword="null"/> knows the two that are built in.</param>
    /// <exception cref="FormatException">It is not one; the message says why.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is <see langword="null"/>.</exception>
    public static WorkCalendar Parse(string text, Func<string, WorkCalendar?>? baseOf = null) =>
        TryParse(text, baseOf, out WorkCalendar? calendar, out string? problem) ? calendar
            : throw new FormatException($"'{text}' is not a calendar. {problem}");

    /// <summary>How many working minutes lie before a time.</summary>
    /// <param name="time">The civil plan time.</param>
    /// <exception cref="ArgumentException">It says UTC or local time, which civil plan time is not.</exception>
    public long WorkBefore(DateTime time) => W(CivilTime.MinuteOf(time, nameof(time)));

    /// <summary>The beginning of the working minute of a number, counted from 0: the least time for a negative one, and the greatest
    /// beyond the last.</summary>
    /// <param name="number">The number.</param>
    public DateTime WorkingMinute(long number) => CivilTime.ToDateTime(Nth(number));

    /// <summary>How much working time lies between two times, in minutes; negative where the second comes first.</summary>
    /// <param name="from">The one time.</param>
    /// <param name="to">The other time.</param>
    /// <exception cref="ArgumentException">One of them says UTC or local time, which civil plan time is not.</exception>
    public long Work(DateTime from, DateTime to) => Work(CivilTime.MinuteOf(from, nameof(from)), CivilTime.MinuteOf(to, nameof(to)));

    /// <summary>Where work that starts at a time is finished.</summary>
    /// <param name="time">The start, which may lie outside working time.</param>
    /// <param name="minutes">How much work, in minutes; 0 gives the time itself.</param>
    /// <exception cref="ArgumentException"><paramref name="time"/> says UTC or local time, which civil plan time is not.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minutes"/> is negative.</exception>
    public DateTime Add(DateTime time, long minutes) =>
        CivilTime.ToDateTime(Add(CivilTime.MinuteOf(time, nameof(time)), NotNegative(minutes)));

    /// <summary>Where work that is finished at a time was started, at the latest.</summary>
    /// <param name="time">The finish, which may lie outside working time.</param>
    /// <param name="minutes">How much work, in minutes; 0 gives the time itself.</param>
    /// <exception cref="ArgumentException"><paramref name="time"/> says UTC or local time, which civil plan time is not.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="minutes"/> is negative.</exception>
    public DateTime Subtract(DateTime time, long minutes) =>
        CivilTime.ToDateTime(Sub(CivilTime.MinuteOf(time, nameof(time)), NotNegative(minutes)));

    /// <summary>The first start at or after a time: the time itself where it begins a working minute.</summary>
    /// <param name="time">The civil plan time.</param>
    /// <exception cref="ArgumentException">It says UTC or local time, which civil plan time is not.</exception>
    public DateTime NextStart(DateTime time) => CivilTime.ToDateTime(Next(CivilTime.MinuteOf(time, nameof(time))));

    /// <summary>The last finish at or before a time: the time itself where it ends a working minute.</summary>
    /// <param name="time">The civil plan time.</param>
    /// <exception cref="ArgumentException">It says UTC or local time, which civil plan time is not.</exception>
    public DateTime PreviousFinish(DateTime time) => CivilTime.ToDateTime(Prev(CivilTime.MinuteOf(time, nameof(time))));

    /// <summary>The working hours of a day, ascending; empty for a day off.</summary>
    /// <param name="day">The day.</param>
    public IReadOnlyList<WorkInterval> IntervalsOn(DateOnly day) => Array.AsReadOnly(Exceptions.HoursOf(day.DayNumber).Intervals);

    /// <summary>The text that it was read from.</summary>
    public override string ToString() => _text;

    internal static WorkCalendar? BuiltIn(string name) => name switch { "standard" => Standard, "24x7" => AroundTheClock, _ => null };

    internal static (WorkCalendar? Calendar, string? Problem) Of(string text, CalendarText said, WorkCalendar? from)
    {
        DayHours[] week = said.Apply(from?._week.Days ?? NoWork);
        return week.Any(day => day.Minutes > 0)
            ? (new WorkCalendar(text, week, from, said), null)
            : (null, "Its week has no working time. Give at least one day of the week hours.");
    }

    /// <summary>Working minutes before a time.</summary>
    internal long W(long time)
    {
        if (_table is { } table && table.TryBefore(time, out long work)) return work;
        int day = (int)(time / CivilTime.Day);
        long before = Exceptions.BeforeDay(day, out DayHours hours);
        return before + hours.Before((int)(time - ((long)day * CivilTime.Day)));
    }

    /// <summary>The beginning of the working minute of a number.</summary>
    internal long Nth(long number)
    {
        if (_table is { } table && table.TryNth(number, out long time)) return time;
        return number < 0 ? 0 : number >= CivilTime.Max ? CivilTime.Max : Math.Min(Exceptions.Nth(number), CivilTime.Max);
    }

    /// <summary>Much will be asked around a time: lays it out day by day, once. Safe beside readers.</summary>
    internal void Hasten(long around) => _table ??= new DayTable(Exceptions, (int)(around / CivilTime.Day));

    internal long Next(long time) => Nth(W(time));

    internal long Prev(long time) => W(time) is > 0 and long work ? FinishOf(work) : 0;

    internal long Add(long time, long minutes) => minutes == 0 ? time : FinishOf(W(time) + Math.Min(minutes, CivilTime.Max));

    internal long Sub(long time, long minutes) => minutes == 0 ? time : Nth(W(time) - minutes);

    internal long Work(long from, long to) => W(to) - W(from);

    internal bool IsSettled(long time) => Next(time) == time || Prev(time) == time;

    internal long Settle(long time) => IsSettled(time) ? time : Next(time);

    internal long SettleDown(long time) => IsSettled(time) ? time : Prev(time);

    /// <summary>The latest start up to a time.</summary>
    internal long PrevStart(long time) => Next(time) is long next && next == time ? time : Nth(W(time) - 1);

    /// <summary>The end of so much work, counted from the beginning of time.</summary>
    internal long FinishOf(long work) => Math.Min(Nth(work - 1) + 1, CivilTime.Max);

    internal DayHours HoursOf(int day) => Exceptions.HoursOf(day);

    /// <summary>The week that repeats on a day and up to the next change.</summary>
    internal WeekHours WeekOf(int day) => Exceptions.WeekOf(day);

    /// <summary>The first day after a day from which on its hours, or its week, may be others.</summary>
    internal int ChangeAfter(int day) => Exceptions.ChangeAfter(day);

    private static long NotNegative(long minutes) =>
        minutes >= 0 ? minutes
            : throw new ArgumentOutOfRangeException(nameof(minutes), minutes, "Work is not negative. Go the other way instead.");

    // Of a chain of bases the root's items come first, so that what is nearer wins.
    private ExceptionDays LayOut()
    {
        Stack<CalendarText> chain = [];
        for (WorkCalendar? calendar = this; calendar is not null; calendar = calendar._base)
            if (calendar._said is { } said) chain.Push(said);
        return new ExceptionDays(_week, [.. chain.SelectMany(said => said.Exceptions)]);
    }
}
