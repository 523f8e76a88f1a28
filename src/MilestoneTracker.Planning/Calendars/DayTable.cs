namespace MilestoneTracker.Planning.Calendars;

// A calendar laid out day by day around a time, so that both questions to it are answered in a few steps there, nearly without a
// branch: the day is an index, and from a number of work a table leads to its day, or to one shortly before. Beyond its days the
// calendar is asked as it is. Immutable. 16 bytes a day, and 4 for 64 minutes of work.
internal sealed class DayTable
{
    private const int Days = 4096; // some eleven years
    private const int Behind = 1024;
    private const int Bits = 6; // of a number of work, that one entry of the second table stands for
    private readonly int _first;
    private readonly long _start; // the work before the first day
    private readonly LaidOutDay[] _days; // and one beyond the last
    private readonly DayHours[] _hours;
    private readonly int[] _dayOf; // by work

    public DayTable(ExceptionDays calendar, int around)
    {
        _first = Math.Clamp(around - Behind, 0, (int)(CivilTime.Max / CivilTime.Day) - Days);
        (_days, _hours) = (new LaidOutDay[Days + 1], new DayHours[Days]);
        _start = calendar.BeforeDay(_first, out _);
        int before = 0;
        for (int day = 0; day < Days; day++)
        {
            _hours[day] = calendar.HoursOf(_first + day);
            _days[day] = new LaidOutDay(before, _hours[day]);
            before += _hours[day].Minutes;
        }

        _days[Days] = new LaidOutDay(before, DayHours.Off);
        _dayOf = new int[(before >> Bits) + 1];
        int at = 0;
        for (int entry = 0; entry < _dayOf.Length; entry++)
        {
            while (at < Days - 1 && _days[at + 1].WorkBefore <= entry << Bits) at++;
            _dayOf[entry] = at;
        }
    }

    public bool TryBefore(long time, out long work)
    {
        (int day, int minute) = Math.DivRem((int)Math.Min(time - ((long)_first * CivilTime.Day), int.MaxValue), CivilTime.Day);
        work = 0;
        if (time < (long)_first * CivilTime.Day || day >= Days) return false;
        ref readonly LaidOutDay found = ref _days[day];
        work = _start + found.WorkBefore + (found.HasTwoAtMost ? found.Before(minute) : _hours[day].Before(minute));
        return true;
    }

    public bool TryNth(long number, out long time)
    {
        long within = number - _start;
        time = 0;
        if (within < 0 || within >= _days[Days].WorkBefore) return false;
        int day = _dayOf[within >> Bits];
        while (_days[day + 1].WorkBefore <= within) day++;
        ref readonly LaidOutDay found = ref _days[day];
        int left = (int)within - found.WorkBefore;
        time = ((long)(_first + day) * CivilTime.Day) + (found.HasTwoAtMost ? found.Nth(left) : _hours[day].Nth(left));
        return true;
    }
}
