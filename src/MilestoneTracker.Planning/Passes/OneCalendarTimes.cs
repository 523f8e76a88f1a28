using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Model;

namespace MilestoneTracker.Planning.Passes;

// The passes where one calendar serves every open milestone and no lag is elapsed time: sums of whole numbers on its axis, turned into
// dates when these are read. The same as GeneralTimes, which tests hold it against; where a place does not fit the axis there is no
// such pass, and that one is made.
//
// What does not depend on links is put into two numbers for each milestone beforehand: the least place of its start (or, where links
// have no say, the place of its finish), and twice its remaining work. Then a pass is one walk over the links. O(milestones + links);
// 16 bytes a milestone, 20 with targets.
internal sealed class OneCalendarTimes : Times
{
    public const int Fixed = -1; // in place of the work: the place of the finish is known
    private readonly Axis _axis;
    private readonly int[] _finishes; // by position, as places
    private readonly int[] _late;
    private readonly int[]? _promised;
    private readonly Floors _floors;
    private int[]? _promises; // once they are asked for

    private OneCalendarTimes(PlanModel model, Floors floors, int[] finishes, long finish, LatePlaces late, LatePlaces? promised)
        : base(model) =>
        (_axis, _floors, _finishes, Finish, _late, _promised) = (floors.Axis, floors, finishes, finish, late.Places, promised?.Places);

    /// <summary>What was known before the passes.</summary>
    public Floors Floors => _floors;

    public override long FinishOf(int position)
    {
        ref readonly Row row = ref Model.Rows[position];
        return row.IsCompleted ? row.Finished : row.IsPinned ? Math.Max(row.Dates!.Pinned, Model.Now) : _axis.TimeOf(_finishes[position]);
    }

    public override long RemainingStartOf(int position)
    {
        ref readonly Row row = ref Model.Rows[position];
        if (row.IsPinned || row.Remaining == 0) return Model.CalendarOf(row).Sub(FinishOf(position), row.Remaining);
        return _axis.TimeOf(StartPlaceOf(_finishes[position], 2 * row.Remaining));
    }

    public override long LateFinishOf(int position) => Model.Rows[position].IsPinned ? FinishOf(position) : TimeOfLate(_late, position);

    public override long PromisedFinishOf(int position) =>
        _promised is null || !LatePlaces.IsReached(_promised[position]) ? Row.None
        : Model.Rows[position].IsPinned ? FinishOf(position)
        : TimeOfLate(_promised, position);

    // A pin is its own promise, and has the same place.
    public override bool IsBehind(int position) => _promised is not null && _promised[position] >> 1 < _finishes[position] >> 1;

    public override bool IsAtEnd(int position) => false; // what would be there does not fit the axis

    public override int PromiseOf(int position) => (_promises ??= Promises())[position];

    /// <summary>The times, where one calendar serves and everything fits its axis; otherwise <see langword="null"/>.</summary>
    public static OneCalendarTimes? TryMake(PlanModel model) =>
        CalendarOf(model) is { } calendar ? TryMake(model, new Floors(model, new Axis(model.Inputs.Set[calendar], model.Now), calendar))
            : null;

    /// <summary>The same for a model that was updated from the one of these times.</summary>
    /// <remarks>Not where links have other terms: a lag may be elapsed time now, which is not for an axis.</remarks>
    public OneCalendarTimes? TryUpdate(PlanModel model, IReadOnlyList<int> changed) =>
        ReferenceEquals(model.Terms, Model.Terms) && _floors.TryUpdate(model, changed) is { } floors ? TryMake(model, floors) : null;

    private static OneCalendarTimes? TryMake(PlanModel model, Floors floors)
    {
        if (!floors.Fit) return null;
        Axis axis = floors.Axis;
        int[] finishes = new int[model.Rows.Length + 1];
        int last = EarlyPlaces.Run(model, floors, finishes);
        if (last > axis.Greatest) return null;
        long finish = Math.Max(floors.LastFixed, last == int.MinValue ? Row.None : axis.TimeOf(last));
        if (finish < 0) finish = model.Start;
        LatePlaces late = new(model, axis, floors);
        if (!late.TryToFinish(finish)) return null;
        LatePlaces? promised = floors.HasPromises ? new LatePlaces(model, axis, floors) : null;
        return promised?.TryToTargets(hasSources: false) == false ? null
            : new OneCalendarTimes(model, floors, finishes, finish, late, promised);
    }

    /// <summary>The start of what remains, where a finish and twice the work are known.</summary>
    public static int StartPlaceOf(int finish, int work) => work > 0 ? ((finish & ~1) - work) | 1 : finish;

    // Of what has work a finish, and so the even place.
    private long TimeOfLate(int[] places, int position) =>
        _axis.TimeOf(Model.Rows[position].Remaining > 0 ? places[position] & ~1 : places[position]);

    private int[] Promises()
    {
        LatePlaces promised = new(Model, _axis, _floors);
        promised.TryToTargets(hasSources: true);
        return promised.Sources;
    }

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
