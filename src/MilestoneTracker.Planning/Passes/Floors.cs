using MilestoneTracker.Planning.Model;

namespace MilestoneTracker.Planning.Passes;

// What is known of each milestone before the passes, as places on an axis: the least start that now, the plan's start and its own dates
// allow, and twice its remaining work; or, of what is completed, pinned, or freed of its links, the place of its finish.
internal sealed class Floors
{
    private readonly PlanModel _model;
    private bool _hasWalls;
    private int[]? _steps;

    public Floors(PlanModel model, Axis axis, int calendar)
    {
        (Axis, _model) = (axis, model);
        (Places, Works) = (new int[model.Rows.Length + 1], new int[model.Rows.Length + 1]); // one more, for nothing
        long now = axis.Up(model.NextNow(calendar));
        long start = Math.Max(now, axis.Up(model.NextStart(calendar)));
        for (int position = 0; position < model.Rows.Length; position++)
        {
            ref readonly Row row = ref model.Rows[position];
            Works[position] = 2 * row.Remaining;
            long place = row.IsStarted ? now : start;
            if (!row.IsOpen || row.Dates is not null || (model.IsOverride && row.IsStarted)) place = Special(position, row, place);
            if (place < -int.MaxValue / 2 || place > axis.Greatest) return;
            Places[position] = (int)place;
        }

        Fit = true;
    }

    private Floors(Floors before, PlanModel model)
    {
        (Axis, _model, Fit) = (before.Axis, model, true);
        (Places, Works) = ([.. before.Places], [.. before.Works]);
        (LastFixed, HasPromises, _hasWalls) = (before.LastFixed, before.HasPromises, before._hasWalls);
    }

    /// <summary>The same for a model that was updated from the one of these: only what has changed is looked at. <see langword="null"/>
    /// where that says more than how long work takes.</summary>
    public Floors? TryUpdate(PlanModel model, IReadOnlyList<int> changed)
    {
        foreach (int position in changed)
        {
            ref readonly Row before = ref _model.Rows[position];
            ref readonly Row now = ref model.Rows[position];
            bool isSimple = IsSimple(before) && IsSimple(now) && ReferenceEquals(model.CalendarOf(now), Axis.Calendar)
                && now.LagCalendar == now.Calendar && now.IsStarted == before.IsStarted;
            if (!isSimple) return null;
        }

        Floors updated = new(this, model);
        foreach (int position in changed) updated.Works[position] = 2 * model.Rows[position].Remaining;
        return updated;

        bool IsSimple(in Row row) => row.IsOpen && row.Dates is null && !(model.IsOverride && row.IsStarted);
    }

    public Axis Axis { get; }

    /// <summary>Whether all of it fits the axis.</summary>
    public bool Fit { get; }

    /// <summary>Whether every link is finish to start without lag, and nothing is pinned or freed of its links.</summary>
    public bool ArePlain => _model.Terms is null && !_hasWalls;

    /// <summary>Whether every link is finish to start, some with a lag, and nothing is pinned or freed of its links.</summary>
    public bool AreLagged => _model.Terms is not null && !_hasWalls && _model.Lags.Codes is not null;

    /// <summary>By position the least place of the start, or the place of the finish.</summary>
    public int[] Places { get; }

    /// <summary>By position twice the remaining work, or <see cref="OneCalendarTimes.Fixed"/>.</summary>
    public int[] Works { get; }

    /// <summary>By position how far its work takes a finish beyond the odd place of its start; 0 where it has none, or is fixed. An odd
    /// number is that of something with work: so the passes over chains need nothing else of it.</summary>
    public int[] Steps => _steps ??= StepsOf(Works);

    /// <summary>The latest finish, as a time, of what is completed or pinned; <see cref="Row.None"/> without any.</summary>
    public long LastFixed { get; private set; } = Row.None;

    /// <summary>Whether any open milestone has a target or a pin.</summary>
    public bool HasPromises { get; private set; }

    private static int[] StepsOf(int[] works)
    {
        int[] steps = new int[works.Length];
        for (int position = 0; position < works.Length; position++) steps[position] = works[position] > 0 ? works[position] - 1 : 0;
        return steps;
    }

    private long Special(int position, in Row row, long floor)
    {
        if (row.IsCancelled)
        {
            Works[position] = OneCalendarTimes.Fixed;
            return 0; // without links, and without a part in anything
        }

        if (row.IsCompleted)
        {
            Works[position] = OneCalendarTimes.Fixed;
            LastFixed = Math.Max(LastFixed, row.Finished);
            return Axis.Up(row.Finished);
        }

        HasPromises |= row.Dates is { Target: not null } or { Pinned: >= 0 };
        if (row.IsPinned)
        {
            Works[position] = OneCalendarTimes.Fixed;
            _hasWalls = true;
            long finish = Math.Max(row.Dates!.Pinned, _model.Now);
            LastFixed = Math.Max(LastFixed, finish);
            return Axis.Up(finish);
        }

        if (row.Dates is { } dates)
        {
            if (dates.NotBefore >= 0 && !row.IsStarted) floor = Math.Max(floor, Axis.Up(dates.NotBefore));
            if (dates.FinishNotBefore >= 0)
            {
                long place = Axis.Up(dates.FinishNotBefore);
                floor = Math.Max(floor, row.Remaining > 0 ? ((place >> 1) - row.Remaining) << 1 | 1 : place);
            }
        }

        if (!_model.IsOverride || !row.IsStarted) return floor;
        Works[position] = OneCalendarTimes.Fixed;
        _hasWalls = true;
        long freed = row.Remaining > 0 ? floor + (2L * row.Remaining) - 1 : floor;
        if (freed <= Axis.Greatest) LastFixed = Math.Max(LastFixed, Axis.TimeOf((int)freed));
        return freed;
    }
}
