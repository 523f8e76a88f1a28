using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Model;
using MilestoneTracker.Planning.Passes;

namespace MilestoneTracker.Planning.Simulations;

// A plan whose passes are sums on axes in every iteration: one for each calendar, and no place beyond it however the draws fall. A link
// is read as the number of the row that holds the other end: that of a milestone where it is finish to start without lag in one
// calendar, and otherwise one that is made of it (Crossing). Only links between open milestones are rows; what a completed dependency, or
// the actual start of one, asks for is in the floors of its dependent. Immutable.
internal sealed class AxisPlan
{
    /// <summary>In place of what is not there.</summary>
    public const int None = int.MinValue;

    private readonly List<Axis> _axes = [];
    private readonly List<AxisMap> _maps = []; // few, as there are few calendars
    private readonly bool[] _hasLater; // by position whether some dependent is no earlier in any case

    private AxisPlan(SimulatedPlan plan)
    {
        Plan = plan;
        int count = Model.Rows.Length;
        (AxisOf, Floors, FinishFloors, Pins) = (new int[count], new int[count], new int[count], new int[count]);
        (Early, Late, _hasLater) = (new CrossingRows(count), new CrossingRows(count), new bool[count]);
        List<(int, int)>[] links = [[], [], [], []];
        foreach (int position in plan.Open)
        {
            ReadDates(position);
            if (HasLinks(position))
                for (int link = Model.Starts[position]; link < Model.Starts[position + 1]; link++) ReadLink(position, link, links);
        }

        (ToStart, ToFinish) = (new RowLists(count, links[0]), new RowLists(count, links[1]));
        (FromFinish, FromStart) = (new RowLists(count, links[2]), new RowLists(count, links[3]));
        foreach (ref readonly Row row in Model.Rows.AsSpan())
            if (row.IsCompleted) LastFixed = Math.Max(LastFixed, row.Finished);
    }

    public SimulatedPlan Plan { get; }

    public PlanModel Model => Plan.Model;

    public IReadOnlyList<Axis> Axes => _axes;

    /// <summary>By position the index of its axis.</summary>
    public int[] AxisOf { get; }

    /// <summary>By position the least place of the start.</summary>
    public int[] Floors { get; }

    /// <summary>By position the least place of the finish, or none.</summary>
    public int[] FinishFloors { get; }

    /// <summary>By position the place of its pin, or none.</summary>
    public int[] Pins { get; }

    /// <summary>The rows of the forward pass.</summary>
    public CrossingRows Early { get; }

    /// <summary>The rows of the backward pass.</summary>
    public CrossingRows Late { get; }

    /// <summary>By position the rows that hold its start.</summary>
    public RowLists ToStart { get; }

    /// <summary>By position the rows that hold its finish.</summary>
    public RowLists ToFinish { get; }

    /// <summary>By position the rows that its finish must keep.</summary>
    public RowLists FromFinish { get; }

    /// <summary>By position the rows that its start must keep.</summary>
    public RowLists FromStart { get; }

    /// <summary>The latest finish, as a time, of what is completed; none without any.</summary>
    public long LastFixed { get; } = Row.None;

    /// <summary>By axis a place that nothing in the plan passes, not even where one milestone takes a minute longer.</summary>
    public int[] Ends { get; private set; } = [];

    public Axis this[int position] => _axes[AxisOf[position]];

    public static AxisPlan? TryMake(SimulatedPlan plan)
    {
        AxisPlan made = new(plan);
        return made.Fits() ? made : null;
    }

    /// <summary>Whether it may be the last of all.</summary>
    public bool MayBeLast(int position) => !_hasLater[position];

    private bool HasLinks(int position) => !(Model.IsOverride && Model.Rows[position].IsStarted);

    private int IndexOf(WorkCalendar calendar)
    {
        int index = _axes.FindIndex(axis => axis.Calendar == calendar);
        if (index >= 0) return index;
        calendar.Hasten(Model.Now);
        _axes.Add(new Axis(calendar, Model.Now));
        return _axes.Count - 1;
    }

    private AxisMap? MapOf(Axis from, Axis to, bool isUp)
    {
        if (from == to) return null;
        AxisMap? map = _maps.Find(map => map.Is(from, to, isUp));
        if (map is null) _maps.Add(map = new AxisMap(from, to, isUp));
        return map;
    }

    private void ReadDates(int position)
    {
        ref readonly Row row = ref Model.Rows[position];
        AxisOf[position] = IndexOf(Model.CalendarOf(row));
        long start = Model.NextNow(row.Calendar);
        if (!row.IsStarted) start = Math.Max(Math.Max(start, Model.NextStart(row.Calendar)), row.Dates?.NotBefore ?? Row.None);
        Floors[position] = PlaceOf(position, start);
        FinishFloors[position] = row.Dates is { FinishNotBefore: >= 0 } dates ? PlaceOf(position, dates.FinishNotBefore) : None;
        Pins[position] = row.IsPinned ? PlaceOf(position, PinOf(row)) : None;
    }

    private void ReadLink(int position, int link, List<(int Position, int Row)>[] links)
    {
        ref readonly Row row = ref Model.Rows[position];
        int dependency = Model.Needs[link];
        ref readonly Row other = ref Model.Rows[dependency];
        LinkTerms terms = Model.TermsAt(link);
        bool isActual = !terms.IsFromFinish && other.IsStarted;
        if (!other.IsOpen || isActual)
        {
            int place = PlaceOf(position, terms.Lagged(isActual ? other.Started : other.Finished, Model.LagCalendarOf(row)));
            ref int floor = ref terms.IsToStart ? ref Floors[position] : ref FinishFloors[position];
            floor = Math.Max(floor, place);
            return;
        }

        (Axis from, Axis to) = (this[dependency], this[position]);
        Axis lag = terms.Lag == 0 ? to : _axes[IndexOf(terms.IsElapsed ? WorkCalendar.AroundTheClock : Model.LagCalendarOf(row))];
        Crossing early = new(!terms.IsFromFinish, MapOf(from, lag, true), terms.Lag, MapOf(lag, to, true));
        Crossing late = new(terms.IsToStart, MapOf(to, lag, false), terms.Lag, MapOf(lag, from, false));
        links[terms.IsToStart ? 0 : 1].Add(
            (position, terms.IsFromFinish && early.IsPlain ? dependency : Early.RowOf(dependency, early)));
        links[terms.IsFromFinish ? 2 : 3].Add((dependency, terms.IsToStart && late.IsPlain ? position : Late.RowOf(position, late)));
        _hasLater[dependency] |= terms is { IsFromFinish: true, IsToStart: true, Lag: >= 0 } && !row.IsPinned;
    }

    private long PinOf(in Row row) => Math.Max(row.Dates!.Pinned, Model.Now);

    // What is before now is only ever compared with now.
    private int PlaceOf(int position, long time) =>
        (int)Math.Clamp(this[position].Up(time), -2, Math.Max(0, this[position].Greatest + 2));

    // A later start or more work never makes a finish earlier, if starts are taken for as late as finishes; so all fit if they do with
    // the most work that can be drawn. On the way back nothing comes before what it is on the way forward, but where pins are.
    private bool Fits()
    {
        (long first, long last) = (Model.Now, Math.Max(LastFixed, Model.Now));
        long[] latest = new long[Floors.Length];
        long[] earliest = new long[Floors.Length];
        Array.Fill(earliest, long.MaxValue);
        foreach (int position in Plan.Open)
        {
            ref readonly Row row = ref Model.Rows[position];
            latest[position] = row.IsPinned ? PinOf(row) : Latest(position, latest);
            last = Math.Max(last, latest[position]);
            if (!row.IsPinned) continue;
            earliest[position] = PinOf(row);
            if (this[position].TimeOf(Pins[position]) != PinOf(row)) return false; // outside working time
        }

        for (int index = Plan.Open.Length - 1; index >= 0; index--)
        {
            if (earliest[Plan.Open[index]] == long.MaxValue) continue;
            HandDown(Plan.Open[index], earliest);
            first = Math.Min(first, earliest[Plan.Open[index]]);
        }

        Ends = [.. _axes.Select(axis => (int)Math.Clamp(axis.Down(Math.Min(last, CivilTime.Max)), int.MinValue, int.MaxValue))];
        return _axes.TrueForAll(axis => axis.Down(first) >= axis.Least && axis.Up(Math.Min(last, CivilTime.Max)) <= axis.Greatest);
    }

    private long Latest(int position, long[] latest)
    {
        ref readonly Row row = ref Model.Rows[position];
        WorkCalendar calendar = Model.CalendarOf(row);
        long time = this[position].TimeOf(Math.Max(Floors[position], FinishFloors[position]));
        for (int link = HasLinks(position) ? Model.Starts[position] : int.MaxValue; link < Model.Starts[position + 1]; link++)
            time = Math.Max(time, Model.TermsAt(link).Lagged(latest[Model.Needs[link]], Model.LagCalendarOf(row)));
        return calendar.Add(calendar.Next(time), Plan.Draws[position]!.Greatest + 1L);
    }

    private void HandDown(int position, long[] earliest)
    {
        ref readonly Row row = ref Model.Rows[position];
        long time = Model.CalendarOf(row).Sub(earliest[position], Plan.Draws[position]!.Greatest);
        for (int link = HasLinks(position) ? Model.Starts[position] : int.MaxValue; link < Model.Starts[position + 1]; link++)
        {
            ref long other = ref earliest[Model.Needs[link]];
            other = Math.Min(other, Math.Min(time, Model.TermsAt(link).Unlagged(time, Model.LagCalendarOf(row))));
        }
    }
}
