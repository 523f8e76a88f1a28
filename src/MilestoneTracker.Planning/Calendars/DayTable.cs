namespace MilestoneTracker.Planning.Calendars;

// A calendar laid out day by day around a time, so that both questions to it are answered in a few steps there: the day is an index,
// and from a number of work a table leads to its day, or to one shortly before. Beyond its days the calendar is asked as it is.
// Immutable. 28 bytes a day.
internal sealed class DayTable
{
    private const int Days = 4096; // some eleven years
    private const int Behind = 1024;
    private const int Bits = 8; // of a number of work, that one entry of the second table stands for
    private readonly int _first;
    private readonly long[] _before; // by day, and one beyond the last
    private readonly DayHours[] _hours;
    private readonly int[] _dayOf; // by work

    public DayTable(ExceptionDays calendar, int around)
    {
        _first = Math.Clamp(around - Behind, 0, (int)(CivilTime.Max / CivilTime.Day) - Days);
        (_before, _hours) = (new long[Days + 1], new DayHours[Days]);
        _before[0] = calendar.BeforeDay(_first, out _);
        for (int day = 0; day < Days; day++)
        {
            _hours[day] = calendar.HoursOf(_first + day);
            _before[day + 1] = _before[day] + _hours[day].Minutes;
        }

        _dayOf = new int[((_before[Days] - _before[0]) >> Bits) + 1];
        int at = 0;
        for (int entry = 0; entry < _dayOf.Length; entry++)
        {
            while (at < Days - 1 && _before[at + 1] - _before[0] <= (long)entry << Bits) at++;
            _dayOf[entry] = at;
        }
    }

    public bool TryBefore(long time, out long work)
    {
        (int day, int minute) = Math.DivRem((int)Math.Min(time - ((long)_first * CivilTime.Day), int.MaxValue), CivilTime.Day);
        bool isHere = time >= (long)_first * CivilTime.Day && day < Days;
        work = isHere ? _before[day] + _hours[day].Before(minute) : 0;
        return isHere;
    }

    public bool TryNth(long number, out long time)
    {
        long within = number - _before[0];
        time = 0;
        if (within < 0 || number >= _before[Days]) return false;
        int day = _dayOf[within >> Bits];
        while (_before[day + 1] <= number) day++;
        time = ((long)(_first + day) * CivilTime.Day) + _hours[day].Nth((int)(number - _before[day]));
        return true;
    }
}
