namespace MilestoneTracker.Reporting.People;

// The days that load charts show, and the steps they are divided into: from now to the last finish of open work that somebody is assigned
// to, but ten years at most, because steps are made day by day. Days become weeks and weeks months where they would be too
// narrow to be seen.
internal sealed class LoadRange
{
    private const int MostDays = 3660;
    private const int MostSteps = 318; // two pixels each in the plot

    private readonly int[] _starts;

    /// <param name="now">The first moment.</param>
    /// <param name="last">The last finish.</param>
    public LoadRange(DateTime now, DateTime last)
    {
        int first = DateOnly.FromDateTime(now).DayNumber;
        int after = last <= now ? first + 1 : DateOnly.FromDateTime(last.AddTicks(-1)).DayNumber + 1;
        (From, To) = (now, last <= now ? now : last);
        if (after - first > MostDays)
        {
            (IsCut, after) = (true, first + MostDays);
            To = DateOnly.FromDayNumber(after).ToDateTime(TimeOnly.MinValue);
        }

        (FirstDay, EndDay) = (first, after);
        Unit = after - first <= MostSteps ? LoadUnit.Day : after - first <= 7 * MostSteps ? LoadUnit.Week : LoadUnit.Month;
        _starts = [.. Enumerable.Range(first, after - first).Where(day => day == first || IsStart(day))];
    }

    /// <summary>The first moment: now.</summary>
    public DateTime From { get; }

    /// <summary>The last moment.</summary>
    public DateTime To { get; }

    /// <summary>Whether there is work after it.</summary>
    public bool IsCut { get; }

    public int FirstDay { get; }

    /// <summary>The day after the last one.</summary>
    public int EndDay { get; }

    public LoadUnit Unit { get; }

    /// <summary>The steps, all of them empty.</summary>
    public LoadStep[] Steps() =>
        [.. _starts.Select((start, place) => new LoadStep(start, place + 1 < _starts.Length ? _starts[place + 1] : EndDay, 0, 0))];

    /// <summary>The place of the step that a day belongs to. O(log steps).</summary>
    public int PlaceOf(int day)
    {
        int place = Array.BinarySearch(_starts, day);
        return place >= 0 ? place : ~place - 1;
    }

    private bool IsStart(int day) => Unit switch
    {
        LoadUnit.Day => true,
        LoadUnit.Week => DateOnly.FromDayNumber(day).DayOfWeek == DayOfWeek.Monday,
        _ => DateOnly.FromDayNumber(day).Day == 1,
    };
}
