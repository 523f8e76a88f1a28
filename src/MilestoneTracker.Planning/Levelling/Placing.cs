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
    private readonly StaffedTime?[] _ownTimes; // by calendar
    private readonly StaffedTime?[] _presences; // by resource: whenever anything of it is there
    private readonly Timeline[] _lines;
    private readonly int _firstDay;

    public Placing(LevellingPlan plan)
    {
        (_plan, _model) = (plan, plan.Model);
        _times = new StaffedTime?[plan.Examples.Count];
        _ownTimes = new StaffedTime?[plan.Model.Inputs.Set.Count];
        _presences = new StaffedTime?[plan.Staffing.Offers.Length];
        _lines = [.. plan.Staffing.Offers.Select(offer => new Timeline(offer))];
        _firstDay = (int)(_model.Now / CivilTime.Day);
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
        long bound = 0;
        if (!(_model.IsOverride && row.IsStarted))
            for (int link = _model.Starts[position]; link < _model.Starts[position + 1]; link++)
                bound = Math.Max(bound, Times.Finishes[_model.Needs[link]]);
        return bound <= _plan.Floors[position] ? _plan.Floors[position] : _model.CalendarOf(row).Next(bound);
    }

    /// <summary>Places a milestone whose dependencies are all placed.</summary>
    public void Place(int position)
    {
        ref readonly Row row = ref _model.Rows[position];
        long bound = BoundOf(position);
        IsUnstaffed[position] = false;
        if (_plan.Combination[position] is >= 0 and int combination)
        {
            StaffedTime time = TimeOf(combination);
            Demand[] demands = _plan.Staffing.Demands[position];
            if (TryFind(time, demands, bound, row.Remaining, out long start, out long finish))
            {
                (Times.Starts[position], Times.Finishes[position]) = (start, finish);
                Book(time, demands, start, finish, row.Remaining);
                return;
            }

            IsUnstaffed[position] = true;
        }

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
        while (true)
        {
            long end = time.W(bound);
            if (end < row.Remaining) return -1;
            long start = time.Nth(end - row.Remaining);
            long finish = time.Nth(end - 1) + 1;
            long jump = long.MaxValue;
            foreach (Demand demand in demands)
                if (_lines[demand.Resource].StartOfFirstConflict(start, finish, demand.Quantity, time) is >= 0 and long first)
                    jump = Math.Min(jump, first);
            if (jump == long.MaxValue)
            {
                Book(time, demands, start, finish, row.Remaining);
                return start;
            }

            bound = jump;
        }
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
        int example = _plan.Examples[combination];
        IWorkDays[] parts = _plan.Staffing.PartsOf(example, _plan.Staffing.Demands[example]);
        if (parts.Length > 1) return _times[combination] = new StaffedTime(parts, _firstDay);
        int calendar = _model.Rows[example].Calendar; // one for all whose people are always there when it works
        return _times[combination] = _ownTimes[calendar] ??= new StaffedTime(parts, _firstDay);
    }

    private bool TryFind(StaffedTime time, Demand[] demands, long bound, int work, out long start, out long finish)
    {
        (start, finish) = (0, 0);
        long number = time.W(bound);
        while (true)
        {
            start = time.Nth(number);
            long last = time.Nth(number + work - 1);
            if (start < 0 || last < 0) return false;
            finish = last + 1;
            long jump = -1;
            foreach (Demand demand in demands)
                jump = Math.Max(jump, _lines[demand.Resource].EndOfLastConflict(start, finish, demand.Quantity, time));
            if (jump < 0) return true;
            if (jump >= CivilTime.Max) return false;
            number = time.W(jump);
        }
    }

    // One booking for all of it where nobody else could use its pauses; otherwise one for each stretch.
    private void Book(StaffedTime time, Demand[] demands, long start, long finish, int work)
    {
        foreach (Demand demand in demands)
        {
            StaffedTime presence = PresenceOf(demand.Resource);
            if (finish - start == work || presence.W(finish) - presence.W(start) == work)
            {
                _lines[demand.Resource].Book(start, finish, demand.Quantity);
                continue;
            }

            foreach ((long from, long to) in time.Pieces(start, finish)) _lines[demand.Resource].Book(from, to, demand.Quantity);
        }
    }

    private void BookFixed(int position, long start, long finish)
    {
        foreach (Demand demand in _plan.Staffing.Demands[position])
            foreach ((long from, long to) in StaffedTime.PiecesOf(_plan.Staffing.PartsOf(position, []), start, finish))
                _lines[demand.Resource].Book(from, to, demand.Quantity);
    }

    private StaffedTime PresenceOf(int resource) =>
        _presences[resource] ??= new StaffedTime([new OfferDays(_plan.Staffing.Offers[resource], 1)], _firstDay);
}
