using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Model;
using MilestoneTracker.Planning.Passes;

namespace MilestoneTracker.Planning.Levelling;

// A levelled schedule in the making: what is placed so far, and what is free of each resource. Each milestone takes the first stretch of
// its remaining work, in the minutes in which it and all of its resources can work, that keeps its bounds and asks for no more than is
// free; what runs is never split by others. For one thread.
internal sealed class Placing
{
    private readonly LevellingPlan _plan;
    private readonly PlanModel _model;
    private readonly StaffedTime?[] _times; // by combination
    private readonly bool[] _isWhole; // by combination: whether its time is that of each of its resources
    private readonly Dictionary<WorkRanges, StaffedTime> _single = []; // of one part
    private readonly Dictionary<(WeekHours, WeekHours), WeekHours> _met = [];
    private readonly StaffedTime[] _presences; // by resource: whenever anything of it is there
    private readonly Timeline[] _lines;
    private readonly int _firstDay;
    private int[] _places = new int[8]; // by demand, in the line of its resource

    public Placing(LevellingPlan plan)
    {
        (_plan, _model) = (plan, plan.Model);
        (_times, _isWhole) = (new StaffedTime?[plan.Staffing.Combinations], new bool[plan.Staffing.Combinations]);
        _firstDay = (int)(_model.Now / CivilTime.Day);
        ResourceOffer[] offers = plan.Staffing.Offers;
        _presences = new StaffedTime[offers.Length];
        _lines = new Timeline[offers.Length];
        for (int resource = 0; resource < offers.Length; resource++)
        {
            _presences[resource] = TimeOf([plan.Staffing.PresenceOf(resource)]);
            _lines[resource] = new Timeline(offers[resource], _presences[resource]);
        }

        Times = new LevelledTimes(plan.Plain);
        IsUnstaffed = new bool[_model.Rows.Length];
    }

    public LevelledTimes Times { get; }

    /// <summary>By position whether its resources never offer enough, so that it is placed as if nobody were assigned.</summary>
    public bool[] IsUnstaffed { get; }

    /// <summary>Completed milestones, and then the pinned ones: they are where they are, whatever capacities say.</summary>
    public void PlaceFixed()
    {
        for (int position = 0; position < _model.Rows.Length; position++)
        {
            ref readonly Row row = ref _model.Rows[position];
            if (row.IsCancelled || _plan.IsPlaced(position)) continue;
            long from = row.IsCompleted ? row.Started : _plan.Plain.RemainingStartOf(position);
            long to = _plan.Plain.FinishOf(position);
            (Times.Starts[position], Times.Finishes[position]) = (row.IsCompleted ? to : from, to);
            from = Math.Max(from, _model.Now);
            if (from < to && (row.IsCompleted || row.Remaining > 0)) BookFixed(position, from, to);
        }
    }

    /// <summary>Where what remains of a milestone may start, by its bounds.</summary>
    public long BoundOf(int position)
    {
        ref readonly Row row = ref _model.Rows[position];
        if (_model.Terms is not null || row.Remaining == 0) return new Bounds(Times, position).Start();
        long bound = LatestNeed(position);
        return bound <= _plan.Floors[position] ? _plan.Floors[position] : _model.CalendarOf(row).Next(bound);
    }

    /// <summary>Places a milestone whose dependencies are all placed.</summary>
    public void Place(int position)
    {
        ref readonly Row row = ref _model.Rows[position];
        IsUnstaffed[position] = false;
        if (_plan.Combination[position] is >= 0 and int combination)
        {
            // What it waits for is not asked of its calendar: between that and its bound it does not work.
            long least = _model.Terms is null ? Math.Max(LatestNeed(position), _plan.Floors[position]) : BoundOf(position);
            if (TryPlace(combination, _plan.Staffing.Demands[position], least, row.Remaining, out long start, out long finish))
            {
                (Times.Starts[position], Times.Finishes[position]) = (start, finish);
                return;
            }

            IsUnstaffed[position] = true;
        }

        long bound = BoundOf(position);
        (Times.Starts[position], Times.Finishes[position]) = (bound, _model.CalendarOf(row).Add(bound, row.Remaining));
    }

    /// <summary>Places a milestone as late as it can be with a finish up to a bound; what is there stays free for earlier ones. Answers its
    /// start; −1 where it has no place from now on.</summary>
    public long PlaceLate(int position, long bound)
    {
        ref readonly Row row = ref _model.Rows[position];
        if (_plan.Combination[position] is not (>= 0 and int combination) || IsUnstaffed[position])
            return row.Remaining == 0 ? bound : _model.CalendarOf(row).Sub(bound, row.Remaining);
        StaffedTime time = TimeOf(combination);
        Demand[] demands = _plan.Staffing.Demands[position];
        return _isWhole[combination] ? PlaceLateWhole(time, demands, bound, row.Remaining)
            : PlaceLatePart(time, demands, bound, row.Remaining);
    }

    /// <summary>Takes over what is free in another one.</summary>
    /// <param name="other">The other one, of the same plan.</param>
    /// <param name="resources">The resources that matter.</param>
    public void CopyFree(Placing other, int[] resources)
    {
        foreach (int resource in resources) _lines[resource].CopyFrom(other._lines[resource]);
    }

    /// <summary>The time in which a milestone with resources can work.</summary>
    public StaffedTime TimeOf(int combination)
    {
        if (_times[combination] is { } known) return known;
        StaffedTime time = TimeOf(_plan.Staffing.PartsOf(combination));
        _isWhole[combination] = true;
        foreach (Demand demand in _plan.Staffing.DemandsOf(combination))
            _isWhole[combination] &= ReferenceEquals(_presences[demand.Resource], time);
        return _times[combination] = time;
    }

    private StaffedTime TimeOf(WorkRanges[] parts)
    {
        if (parts.Length > 1) return new StaffedTime(parts, _firstDay, _met);
        if (!_single.TryGetValue(parts[0], out StaffedTime? time)) _single.Add(parts[0], time = new StaffedTime(parts, _firstDay));
        return time;
    }

    private long LatestNeed(int position)
    {
        long latest = 0;
        if (_model.IsOverride && _model.Rows[position].IsStarted) return latest;
        for (int link = _model.Starts[position]; link < _model.Starts[position + 1]; link++)
            latest = Math.Max(latest, Times.Finishes[_model.Needs[link]]);
        return latest;
    }

    private bool TryPlace(int combination, Demand[] demands, long least, int work, out long start, out long finish)
    {
        StaffedTime time = TimeOf(combination);
        if (_places.Length < demands.Length) _places = new int[demands.Length];
        return _isWhole[combination] ? TryPlaceWhole(time, demands, least, work, out start, out finish)
            : TryPlacePart(time, demands, least, work, out start, out finish);
    }

    // All of the resources work when it does: a search among numbers.
    private bool TryPlaceWhole(StaffedTime time, Demand[] demands, long least, int work, out long start, out long finish)
    {
        (start, finish) = (StaffedTime.None, StaffedTime.None);
        long number = time.W(least);
        for (int i = 0; i < demands.Length; i++) _places[i] = _lines[demands[i].Resource].PlaceOfNumber(number);
        for (int i = 0, agreed = 0; agreed < demands.Length; i = i + 1 == demands.Length ? 0 : i + 1)
        {
            long next = _lines[demands[i].Resource].FirstFree(ref _places[i], number, work, demands[i].Quantity);
            if (next < 0) return false;
            agreed = next == number ? agreed + 1 : 1;
            number = next;
        }

        long last = time.Nth(number + work - 1);
        if (last < 0) return false;
        (start, finish) = (time.Nth(number), last + 1);
        for (int i = 0; i < demands.Length; i++)
            _lines[demands[i].Resource].Book(_places[i], start, number, finish, number + work, demands[i].Quantity);
        return true;
    }

    // Its time is a part of theirs: a search among times.
    private bool TryPlacePart(StaffedTime time, Demand[] demands, long least, int work, out long start, out long finish)
    {
        long number = time.W(least);
        for (int i = 0; i < demands.Length; i++) _places[i] = _lines[demands[i].Resource].PlaceOfTime(least);
        while (true)
        {
            (start, finish) = (time.Nth(number), time.Nth(number + work - 1) + 1);
            if (start < 0 || finish <= 0) return false;
            long behind = -1;
            for (int i = 0; i < demands.Length; i++)
            {
                (int resource, int quantity) = demands[i];
                behind = Math.Max(behind, _lines[resource].EndOfConflict(ref _places[i], start, finish, quantity, time));
            }

            if (behind < 0) break;
            if (behind >= CivilTime.Max) return false;
            number = time.W(behind);
        }

        Book(time, demands, start, finish, work);
        return true;
    }

    private long PlaceLateWhole(StaffedTime time, Demand[] demands, long bound, int work)
    {
        if (_places.Length < demands.Length) _places = new int[demands.Length];
        long number = time.W(bound);
        for (int i = 0; i < demands.Length; i++) _places[i] = _lines[demands[i].Resource].PlaceOfNumber(number);
        for (int i = 0, agreed = 0; agreed < demands.Length; i = i + 1 == demands.Length ? 0 : i + 1)
        {
            long next = _lines[demands[i].Resource].LastFree(ref _places[i], number, work, demands[i].Quantity);
            if (next < 0) return -1;
            agreed = next == number ? agreed + 1 : 1;
            number = next;
        }

        (long start, long finish) = (time.Nth(number - work), time.Nth(number - 1) + 1);
        for (int i = 0; i < demands.Length; i++)
            _lines[demands[i].Resource].Book(_places[i], start, number - work, finish, number, demands[i].Quantity);
        return start;
    }

    private long PlaceLatePart(StaffedTime time, Demand[] demands, long bound, int work)
    {
        while (true)
        {
            long end = time.W(bound);
            if (end < work) return -1;
            long start = time.Nth(end - work);
            long finish = time.Nth(end - 1) + 1;
            long jump = long.MaxValue;
            foreach (Demand demand in demands)
                if (_lines[demand.Resource].StartOfFirstConflict(start, finish, demand.Quantity, time) is >= 0 and long first)
                    jump = Math.Min(jump, first);
            if (jump == long.MaxValue)
            {
                Book(time, demands, start, finish, work);
                return start;
            }

            bound = jump;
        }
    }

    // One booking for all of it where nobody else could use its pauses; otherwise one up to each pause that others could use.
    private void Book(StaffedTime time, Demand[] demands, long start, long finish, int work)
    {
        foreach (Demand demand in demands)
        {
            StaffedTime presence = _presences[demand.Resource];
            long first = presence.W(start);
            if (finish - start == work || presence.W(finish) - first == work)
            {
                Book(demand, start, first, finish, first + work);
                continue;
            }

            (long begin, long end) = (start, start);
            foreach ((long from, long to) in time.PiecesWithin(start, finish))
            {
                if (presence.W(from) > presence.W(end))
                {
                    Book(demand, begin, presence.W(begin), end, presence.W(end));
                    begin = from;
                }

                end = to;
            }

            Book(demand, begin, presence.W(begin), finish, presence.W(finish));
        }
    }

    private void BookFixed(int position, long start, long finish)
    {
        foreach (Demand demand in _plan.Staffing.Demands[position])
        {
            StaffedTime presence = _presences[demand.Resource];
            foreach ((long from, long to) in StaffedTime.PiecesOf(_plan.Staffing.OwnPartsOf(position), start, finish))
                Book(demand, from, presence.W(from), to, presence.W(to));
        }
    }

    private void Book(Demand demand, long from, long fromNumber, long to, long toNumber)
    {
        Timeline line = _lines[demand.Resource];
        line.Book(line.PlaceOfTime(from), from, fromNumber, to, toNumber, demand.Quantity);
    }
}
