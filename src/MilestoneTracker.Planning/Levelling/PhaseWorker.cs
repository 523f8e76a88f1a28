using MilestoneTracker.Planning.Model;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Levelling;

// Evaluates orders of a phase, for one thread: an order is placed forward, each milestone is then moved as late as it can be before the
// last finish, latest first, and all are placed forward once more in the order that results: double justification (Valls, Ballestín and
// Quintanilla, "Justification and RCPSP: a technique that pays", 2005). The middle step only makes an order; whatever it approximates,
// such as links other than finish to start, the schedule that counts comes from a forward pass and keeps every rule.
internal sealed class PhaseWorker
{
    private readonly LevellingPlan _plan;
    private readonly Phase _phase;
    private readonly Placing _placing;
    private readonly Placing _base;
    private readonly long[] _keys;
    private readonly int[] _next;
    private readonly long[] _late;
    private readonly long[] _lateFinish;

    public PhaseWorker(LevellingPlan plan, Phase phase, Placing before)
    {
        (_plan, _phase, _base, _placing) = (plan, phase, before, new Placing(plan));
        _placing.Times.CopyFrom(before.Times);
        int count = phase.Members.Length;
        (_keys, _next, _late, _lateFinish) = (new long[count], new int[count], new long[count], new long[count]);
        Orders = new PhaseOrders(phase, [.. phase.Members.Select(LateFinishOf)]);
    }

    public PhaseOrders Orders { get; }

    /// <summary>How many schedules one evaluation makes.</summary>
    public const int Schedules = 3;

    /// <summary>Takes an order to that of the starts of the best schedule it leads to, and says what that is worth.</summary>
    public Score Improve(int[] order)
    {
        Score forward = Place(order);
        SortByStarts(order);
        int[] first = [.. order];
        MoveLate(order);
        Orders.Repair(order);
        Score justified = Place(order);
        if (forward < justified)
        {
            Array.Copy(first, order, order.Length);
            return forward;
        }

        SortByStarts(order);
        return justified;
    }

    /// <summary>Places an order forward.</summary>
    public Score Place(int[] order)
    {
        _placing.CopyFree(_base, _phase.Resources);
        foreach (int member in order) _placing.Place(_phase.Members[member]);
        return _phase.ScoreOf(_placing);
    }

    // The latest finish that moves neither the end of the plan nor a target.
    private long LateFinishOf(int position)
    {
        long late = _plan.Plain.LateFinishOf(position);
        return _plan.Plain.PromisedFinishOf(position) is >= 0 and long promised ? Math.Min(late, promised) : late;
    }

    private void SortByStarts(int[] order)
    {
        for (int place = 0; place < order.Length; place++)
            _keys[place] = ((_placing.Times.Starts[_phase.Members[order[place]]] - _plan.Model.Now) << 24) | (uint)place;
        Array.Sort(_keys, order);
        Orders.Repair(order);
    }

    // Leaves in `order` the order of the late starts.
    private void MoveLate(int[] order)
    {
        long end = 0;
        foreach (int position in _phase.Members) end = Math.Max(end, _placing.Times.Finishes[position]);
        for (int place = 0; place < order.Length; place++)
            _keys[place] = ((end - _placing.Times.Finishes[_phase.Members[order[place]]]) << 24) | (uint)(order.Length - 1 - place);
        Array.Copy(order, _next, order.Length);
        Array.Sort(_keys, _next);
        Array.Fill(_late, -1);
        _placing.CopyFree(_base, _phase.Resources);
        foreach (int member in _next)
        {
            int position = _phase.Members[member];
            long start = _placing.PlaceLate(position, LateBound(member, end));
            _late[member] = start < 0 ? _placing.Times.Starts[position] : start;
            if (_plan.Model.Terms is null) continue; // then nobody asks for the finish
            _lateFinish[member] = start < 0 ? _placing.Times.Finishes[position]
                : Math.Max(start, _plan.Model.CalendarOf(_plan.Model.Rows[position]).Add(start, _plan.Model.Rows[position].Remaining));
        }

        for (int place = 0; place < order.Length; place++)
            _keys[place] = (Math.Max(0, _late[order[place]] - _plan.Model.Now) << 24) | (uint)place;
        Array.Sort(_keys, order);
    }

    private long LateBound(int member, long end)
    {
        long bound = end;
        PlanModel model = _plan.Model;
        int position = _phase.Members[member];
        foreach ((int follower, int link) in _phase.Followers[member])
        {
            if (_late[follower] < 0) continue;
            if (model.Terms is null)
            {
                bound = Math.Min(bound, _late[follower]);
                continue;
            }

            ref readonly Row row = ref model.Rows[_phase.Members[follower]];
            LinkTerms terms = model.TermsAt(link);
            long time = terms.IsToStart ? _late[follower] : _lateFinish[follower];
            if (terms.Lag != 0) time = terms.Unlagged(time, model.LagCalendarOf(row));
            if (terms.Kind is LinkKind.StartToStart or LinkKind.StartToFinish)
                time = model.CalendarOf(model.Rows[position]).Add(time, model.Rows[position].Remaining);
            bound = Math.Min(bound, time);
        }

        return bound;
    }
}
