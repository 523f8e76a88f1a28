using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace MilestoneTracker.Planning.Values;

/// <summary>A length of work, such as <c>1w 2d</c>, or of time that passes whether anybody works or not, such as <c>3ed</c>
/// (<em>elapsed</em>).</summary>
/// <remarks>
/// Written as numbers with the units <c>w</c>, <c>d</c>, <c>h</c>, <c>m</c> in this order, each at most once and one space between; a
/// number has at most seven digits and, but for minutes, may have one decimal. With <c>e</c> before every unit it is elapsed: then a
/// day has 24 hours and a week seven days, otherwise what <see cref="WorkUnits"/> say. There is one text for each value, and
/// <see cref="ToString"/> gives the text that was parsed: <c>1d</c> and <c>8h</c> are two values, though they may be equally long. At
/// most 10,000,000 minutes, always whole ones.
/// <para>Immutable; safe from any thread; <see langword="default"/> is <c>0m</c>. All of it costs O(length of the text).</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public readonly record struct PlanDuration : ISpanParsable<PlanDuration>
{
    /// <summary>The most minutes that a duration can have: 10,000,000, some nineteen years of elapsed time.</summary>
    /// <remarks>No number has eight digits, so it is written with hours or more, such as <c>166666h 40m</c>.</remarks>
    public const int MaxMinutes = 10_000_000;

    internal const string Rule =
        "A duration is numbers with the units w, d, h, m in this order, each once, such as 3d, 1w 2d, 1.5h or 0d; "
        + "with e before every unit it is elapsed, such as 3ed. " + Limits;

    internal const string Limits =
        "A number has at most seven digits and one decimal (minutes none), and a duration at most 10,000,000 minutes.";

    private readonly int _weeks; // in tenths, like days and hours
    private readonly int _days;
    private readonly int _hours;
    private readonly int _minutes;
    private readonly char _unitOfZero; // the unit of a duration of nothing; '\0' for minutes

    private PlanDuration(ReadOnlySpan<int> amounts, bool isElapsed, char unitOfZero)
    {
        (_weeks, _days, _hours, _minutes) = (amounts[0], amounts[1], amounts[2], amounts[3]);
        (IsElapsed, _unitOfZero) = (isElapsed, unitOfZero == 'm' ? '\0' : unitOfZero);
    }

    /// <summary>Whether it is elapsed time, which runs through nights and days off.</summary>
    public bool IsElapsed { get; }

    /// <summary>Whether it has no length, in whichever unit that is written.</summary>
    public bool IsZero => (_weeks | _days | _hours | _minutes) == 0;

    /// <summary>So many minutes of work, such as <c>45m</c>.</summary>
    /// <param name="minutes">0 to 9,999,999: seven digits, as in its text; <see cref="MaxMinutes"/> is <c>166666h 40m</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is out of that range.</exception>
    public static PlanDuration FromMinutes(int minutes) => minutes is >= 0 and < MaxMinutes ? Of(minutes, 'm')
        : throw new ArgumentOutOfRangeException(
            nameof(minutes), minutes,
            "It is 0 to 9,999,999 minutes, because a number has at most seven digits. For more, parse hours and minutes: 166666h 40m.");

    /// <summary>So many hours of work, such as <c>1.5h</c>.</summary>
    /// <param name="hours">0 or more, with at most one decimal; at most 10,000,000 minutes.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is out of that range.</exception>
    public static PlanDuration FromHours(decimal hours) => Of(hours, 'h');

    /// <summary>So many days of work, such as <c>2.5d</c>.</summary>
    /// <param name="days">0 or more, with at most one decimal; at most 10,000,000 minutes by the usual units.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is out of that range.</exception>
    public static PlanDuration FromDays(decimal days) => Of(days, 'd');

    /// <summary>So many weeks of work, such as <c>3w</c>.</summary>
    /// <param name="weeks">0 or more, with at most one decimal; at most 10,000,000 minutes by the usual units.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is out of that range.</exception>
    public static PlanDuration FromWeeks(decimal weeks) => Of(weeks, 'w');

    /// <summary>The same numbers and units as elapsed time: <c>3ed</c> for <c>3d</c>.</summary>
    /// <exception cref="OverflowException">It would have more than 10,000,000 minutes.</exception>
    public PlanDuration AsElapsed()
    {
        PlanDuration elapsed = new([_weeks, _days, _hours, _minutes], isElapsed: true, _unitOfZero);
        return elapsed.IsTooLong(default) ? throw new OverflowException($"{elapsed} has more than 10,000,000 minutes.") : elapsed;
    }

    /// <summary>How long it is, in minutes: of work, or of time where it is elapsed.</summary>
    /// <param name="units">What a day and a week are; without effect on elapsed time.</param>
    /// <exception cref="OverflowException">It is longer than 10,000,000 minutes by these units; it was parsed by others.</exception>
    public int GetMinutes(WorkUnits units = default)
    {
        long minutes = MinutesBy(units);
        return minutes <= MaxMinutes ? (int)minutes : throw new OverflowException($"{this} has more than 10,000,000 minutes with {units}.");
    }

    /// <summary>Reads a duration.</summary>
    /// <param name="text">The text, exactly as durations are written.</param>
    /// <param name="units">What a day and a week are: for the greatest length.</param>
    /// <param name="duration">The duration; <see langword="default"/> where the answer is <see langword="false"/>.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, WorkUnits units, out PlanDuration duration)
    {
        duration = default;
        Span<int> amounts = [0, 0, 0, 0];
        bool? isElapsed = null;
        int last = -1;
        char unit;
        bool hasZero = false;
        int at = 0;
        int tokens = 0;
        for (; ; at++, tokens++) // over the space
        {
            if (!TryReadTenths(text, ref at, out int tenths, out bool hasDecimal)) return false;
            bool isToken = at < text.Length && text[at] == 'e';
            if (isToken) at++;
            if (isElapsed is { } kind && kind != isToken) return false;
            isElapsed = isToken;
            unit = at < text.Length ? text[at++] : '\0';
            int place = unit switch { 'w' => 0, 'd' => 1, 'h' => 2, 'm' => 3, _ => -1 };
            if (place <= last || (place == 3 && hasDecimal)) return false; // also where it is not a unit
            last = place;
            amounts[place] = place == 3 ? tenths / 10 : tenths;
            hasZero |= tenths == 0;
            if (at == text.Length) break;
            if (text[at] != ' ') return false;
        }

        if (hasZero && tokens > 0) return false;
        duration = new PlanDuration(amounts, isElapsed.Value, hasZero ? unit : '\0');
        if (!duration.IsTooLong(units)) return true;
        duration = default;
        return false;
    }

    /// <summary>Reads a duration by the usual units.</summary>
    /// <param name="text">The text, exactly as durations are written.</param>
    /// <exception cref="FormatException">It is not one; the message says the form.</exception>
    public static PlanDuration Parse(ReadOnlySpan<char> text) =>
        TryParse(text, default, out PlanDuration duration) ? duration : throw new FormatException($"'{text}' is not a duration. {Rule}");

    /// <summary>The one text of this value, such as <c>1w 2.5d</c>.</summary>
    public override string ToString()
    {
        if (IsZero) return "0" + (IsElapsed ? "e" : "") + (_unitOfZero == '\0' ? 'm' : _unitOfZero);
        StringBuilder text = new();
        Append(text, _weeks, 'w');
        Append(text, _days, 'd');
        Append(text, _hours, 'h');
        Append(text, _minutes * 10L, 'm');
        return text.ToString();
    }

    private void Append(StringBuilder text, long tenths, char unit)
    {
        if (tenths == 0) return;
        if (text.Length > 0) text.Append(' ');
        text.Append(CultureInfo.InvariantCulture, $"{tenths / 10}");
        if (tenths % 10 != 0) text.Append('.').Append((char)('0' + (tenths % 10)));
        if (IsElapsed) text.Append('e');
        text.Append(unit);
    }

    private static PlanDuration Of(decimal number, char unit, [CallerArgumentExpression(nameof(number))] string parameter = "")
    {
        if (number is < 0 or > 9_999_999.9m || number * 10 != decimal.Truncate(number * 10))
            throw new ArgumentOutOfRangeException(
                parameter, number, "A duration has numbers from 0 to 9,999,999.9 with at most one decimal.");
        decimal tenths = number * 10;
        Span<int> amounts = [0, 0, 0, 0];
        int place = unit switch { 'w' => 0, 'd' => 1, 'h' => 2, _ => 3 };
        amounts[place] = unit == 'm' ? (int)(tenths / 10) : (int)tenths;
        PlanDuration duration = new(amounts, isElapsed: false, tenths == 0 ? unit : '\0');
        return duration.IsTooLong(default)
            ? throw new ArgumentOutOfRangeException(parameter, number, "A duration has at most 10,000,000 minutes.")
            : duration;
    }

    private bool IsTooLong(WorkUnits units) => MinutesBy(units) > MaxMinutes;

    private long MinutesBy(WorkUnits units)
    {
        int day = IsElapsed ? 24 : units.HoursPerDay;
        int week = day * (IsElapsed ? 7 : units.DaysPerWeek);
        return _minutes + (6L * _hours) + (6L * day * _days) + (6L * week * _weeks);
    }

    // A number of up to seven digits without a zero at its start, and one decimal from 1 to 9 if any; in tenths.
    private static bool TryReadTenths(ReadOnlySpan<char> text, ref int at, out int tenths, out bool hasDecimal)
    {
        (tenths, hasDecimal) = (0, false);
        int first = at;
        int number = 0;
        while (at < text.Length && text[at] is >= '0' and <= '9' && at - first < 8) number = (number * 10) + (text[at++] - '0');
        int digits = at - first;
        if (digits is 0 or > 7 || (digits > 1 && text[first] == '0')) return false;
        tenths = number * 10;
        if (at >= text.Length || text[at] != '.') return true;
        if (++at >= text.Length || text[at] is not (>= '1' and <= '9')) return false;
        tenths += text[at++] - '0';
        hasDecimal = true;
        return true;
    }

    static PlanDuration ISpanParsable<PlanDuration>.Parse(ReadOnlySpan<char> s, IFormatProvider? provider) => Parse(s);

    static bool ISpanParsable<PlanDuration>.TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out PlanDuration result) =>
        TryParse(s, default, out result);

    static PlanDuration IParsable<PlanDuration>.Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s);
    }

    static bool IParsable<PlanDuration>.TryParse(string? s, IFormatProvider? provider, out PlanDuration result)
    {
        result = default;
        return s is not null && TryParse(s, default, out result);
    }
}
