using System.Globalization;

namespace MilestoneTracker.Reporting.Pictures;

// The scale of a timeline: from whole days to pixels, and the ticks. Ticks are days, weeks (Mondays), months, quarters, years or round
// numbers of years: the finest whose labels have room beside each other. Beyond both ends of the range everything stays at the end.
// O(ticks), and of these there are no more than labels fit.
internal sealed class TimelineScale
{
    public const double LabelSize = 11;

    private const double LabelGap = 12;
    private const int DaysOfYear = 365;
    private static readonly int LastDay = DateOnly.MaxValue.DayNumber;

    private readonly int _first;
    private readonly int _last; // the day after the last one
    private readonly double _width;

    /// <param name="from">The earliest moment to show.</param>
    /// <param name="to">The latest moment to show.</param>
    /// <param name="width">The width in pixels.</param>
    public TimelineScale(DateTime from, DateTime to, double width)
    {
        int first = DateOnly.FromDateTime(from).DayNumber, last = DateOnly.FromDateTime(to).DayNumber + 1;
        int margin = Math.Max(1, (last - first) / 60);
        (_first, _last, _width) = (Math.Max(0, first - margin), Math.Min(LastDay, last + margin), width);
    }

    public double PixelsOfDay => _width / (_last - _first);

    /// <summary>The days that are shown.</summary>
    public (int First, int Last) Days => (_first, _last);

    /// <summary>Where a moment is, in pixels from the left.</summary>
    public double X(DateTime time) =>
        Math.Clamp((time.Ticks - _first * TimeSpan.TicksPerDay) / (double)TimeSpan.TicksPerDay * PixelsOfDay, 0, _width);

    /// <summary>Where a day begins.</summary>
    public double X(int day) => Math.Clamp((day - _first) * PixelsOfDay, 0, _width);

    /// <summary>The first days of the intervals, with their labels: empty where there is not enough room for one.</summary>
    public IEnumerable<(double X, string Label)> Ticks()
    {
        foreach (DateOnly tick in Steps())
        {
            (double x, string label) = (X(tick.DayNumber), Label(tick));
            yield return (x, x + 4 + TextWidth.Measure(label, LabelSize) > _width ? "" : label);
        }
    }

    /// <summary>The interval of ticks in words: "weeks".</summary>
    public string Unit => Choice() switch
    {
        (1, 0, _) => "days",
        (7, 0, _) => "weeks",
        (_, 1, _) => "months",
        (_, 3, _) => "quarters",
        (_, _, 1) => "years",
        (_, _, int years) => string.Create(CultureInfo.InvariantCulture, $"{years} years"),
    };

    private (int Days, int Months, int Years) Choice()
    {
        if (HasRoom(1, "0000-00-00")) return (1, 0, 0);
        if (HasRoom(7, "0000-00-00")) return (7, 0, 0);
        if (HasRoom(28, "0000-00")) return (0, 1, 0);
        if (HasRoom(90, "0000 Q0")) return (0, 3, 0);
        for (int power = 1; ; power *= 10)
            foreach (int factor in (int[])[1, 2, 5])
                if (HasRoom(factor * power * DaysOfYear, "0000") || power >= 1000) return (0, 0, factor * power);
    }

    private bool HasRoom(int days, string label) => days * PixelsOfDay >= TextWidth.Measure(label, LabelSize) + LabelGap;

    private IEnumerable<DateOnly> Steps()
    {
        (int days, int months, int years) = Choice();
        DateOnly from = DateOnly.FromDayNumber(_first);
        if (days > 0)
        {
            int day = days == 1 ? _first : _first + ((8 - (int)from.DayOfWeek) % 7); // the next Monday
            for (; day < _last; day += days) yield return DateOnly.FromDayNumber(day);
            yield break;
        }

        int step = months > 0 ? months : years * 12;
        for (int month = ((from.Year * 12) + from.Month - 1) / step * step; month <= (9999 * 12) + 11; month += step)
        {
            if (month < 12) continue; // there was not a year 0
            DateOnly tick = new(month / 12, (month % 12) + 1, 1);
            if (tick.DayNumber >= _last) yield break;
            if (tick.DayNumber >= _first) yield return tick;
        }
    }

    private string Label(DateOnly tick) => Choice() switch
    {
        ( > 0, _, _) => tick.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        (_, 1, _) => tick.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        (_, 3, _) => string.Create(CultureInfo.InvariantCulture, $"{tick.Year:0000} Q{(tick.Month + 2) / 3}"),
        _ => tick.Year.ToString("0000", CultureInfo.InvariantCulture),
    };
}
