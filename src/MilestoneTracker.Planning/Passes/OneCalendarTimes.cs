using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Model;

namespace MilestoneTracker.Planning.Passes;

// The passes where one calendar serves every open milestone and no lag is elapsed time: sums of whole numbers on its axis, turned into dates when these are read. The
// same as GeneralTimes, which tests hold it against; where a place does not fit the axis there is no such pass, and that one is made.
//
// What does not depend on links is put into two numbers for each milestone beforehand: the least place of its start (or, where links have no say, the place of its
// finish), and twice its remaining work. Then a pass is one walk over the links. O(milestones + links); 16 bytes a milestone, 28 with targets and lags.
internal sealed class OneCalendarTimes : Times
{
    public const int Fixed = -1; // in place of the work: the place of the finish is known
    private readonly Axis _axis;
    private readonly int[] _finishes; // by position, as places
    private readonly int[] _late;
    private readonly int[]? _promised;
    private readonly int[]? _promises;

    private OneCalendarTimes(PlanModel model, Axis axis, int[] finishes, long finish, LatePlaces late, LatePlaces? promised)
        : base(model)
    {
        (_axis, _finishes, Finish, _late) = (axis, finishes, finish, late.Places);
        (_promised, _promises) = (promised?.Places, promised?.Sources);
    }

    public override long FinishOf(int position)
    {
        ref readonly Row row = ref Model.Rows[position];
        return row.IsCompleted ? row.Finished : row.IsPinned ? Math.Max(row.Dates!.Pinned, Model.Now) : _axis.TimeOf(_finishes[position]);
    }

    public override long RemainingStartOf(int position)
    {
        ref readonly Row row = ref Model.Rows[position];
        if (row.IsPinned || row.Remaining == 0) return row.IsPinned ? Model.CalendarOf(row).Sub(FinishOf(position), row.Remaining) : FinishOf(position);
        return _axis.TimeOf(StartPlaceOf(_finishes[position], 2 * row.Remaining));
    }

    public override long LateFinishOf(int position) => Model.Rows[position].IsPinned ? FinishOf(position) : _axis.TimeOf(_late[position]);

    public override long PromisedFinishOf(int position) =>
        _promised is null || _promised[position] == LatePlaces.None ? Row.None
        : Model.Rows[position].IsPinned ? FinishOf(position)
        : _axis.TimeOf(_promised[position]);

    public override int PromiseOf(int position) => _promises![position];

    /// <summary>The times, where one calendar serves and everything fits its axis; otherwise <see langword="null"/>.</summary>
    public static OneCalendarTimes? TryMake(PlanModel model)
    {
        if (CalendarOf(model) is not { } calendar) return null;
        Axis axis = new(model.Inputs.Set[calendar], model.Now);
        Floors floors = new(model, axis, calendar);
        if (!floors.Fit) return null;
        int[] finishes = new int[model.Rows.Length];
        int last = model.Terms is null ? EarlyPlaces.Plain(model, floors, finishes) : EarlyPlaces.WithTerms(model, floors, finishes);
        if (last > axis.Greatest) return null;
        long finish = Math.Max(floors.LastFixed, last == int.MinValue ? Row.None : axis.TimeOf(last));
        if (finish < 0) finish = model.Start;
        LatePlaces late = new(model, axis, floors);
        if (!late.TryToFinish(finish)) return null;
        LatePlaces? promised = floors.HasPromises ? new LatePlaces(model, axis, floors) : null;
        return promised?.TryToTargets() == false ? null : new OneCalendarTimes(model, axis, finishes, finish, late, promised);
    }

    /// <summary>The start of what remains, where a finish and twice the work are known.</summary>
    public static int StartPlaceOf(int finish, int work) => work > 0 ? ((finish >> 1 << 1) - work) | 1 : finish;

    // The calendar of all open milestones, which their lags run in too; null where there are several, or a lag is elapsed time.
    private static int? CalendarOf(PlanModel model)
    {
        if (model.Terms is { } terms && Array.Exists(terms, link => link.IsElapsed && link.Lag != 0)) return null;
        int calendar = -1;
        foreach (ref readonly Row row in model.Rows.AsSpan())
        {
            if (!row.IsOpen) continue;
            if (calendar < 0) calendar = row.Calendar;
            if (row.Calendar != calendar || row.LagCalendar != calendar) return null;
        }

        return calendar < 0 ? CalendarSet.Standard : calendar;
    }
}
