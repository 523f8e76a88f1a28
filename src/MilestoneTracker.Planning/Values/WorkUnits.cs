namespace MilestoneTracker.Planning.Values;

/// <summary>How long a day and a week of work are, in durations: the plan's fields <c>hours-per-day</c> and <c>days-per-week</c>. They
/// say what <c>1d</c> and <c>1w</c> mean and nothing else; when work is done is for calendars to say.</summary>
/// <remarks><see langword="default"/> is 8 hours a day and 5 days a week.</remarks>
public readonly record struct WorkUnits
{
    private const int UsualHours = 8;
    private const int UsualDays = 5;

    private readonly sbyte _moreHours;
    private readonly sbyte _moreDays;

    /// <summary>Units other than the usual.</summary>
    /// <param name="hoursPerDay">Hours of work in a day, 1 to 24.</param>
    /// <param name="daysPerWeek">Days of work in a week, 1 to 7.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is out of its range.</exception>
    public WorkUnits(int hoursPerDay, int daysPerWeek)
    {
        if (hoursPerDay is < 1 or > 24) throw new ArgumentOutOfRangeException(
            nameof(hoursPerDay), hoursPerDay, "A day has 1 to 24 hours of work.");
        if (daysPerWeek is < 1 or > 7) throw new ArgumentOutOfRangeException(
            nameof(daysPerWeek), daysPerWeek, "A week has 1 to 7 days of work.");
        (_moreHours, _moreDays) = ((sbyte)(hoursPerDay - UsualHours), (sbyte)(daysPerWeek - UsualDays));
    }

    /// <summary>Hours of work in a day, 1 to 24.</summary>
    public int HoursPerDay => UsualHours + _moreHours;

    /// <summary>Days of work in a week, 1 to 7.</summary>
    public int DaysPerWeek => UsualDays + _moreDays;

    internal int MinutesPerDay => HoursPerDay * 60;

    /// <summary>The units in words, for people.</summary>
    public override string ToString() => FormattableString.Invariant($"{HoursPerDay}h a day, {DaysPerWeek}d a week");
}
