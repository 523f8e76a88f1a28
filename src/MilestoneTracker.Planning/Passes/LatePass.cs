using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Model;

namespace MilestoneTracker.Planning.Passes;

// A backward pass: for each open milestone the latest finish that moves none of what it is seeded with, an exact inverse of the forward
// pass. Bounds are handed down from dependents to dependencies, so that no list of dependents is needed. A pinned milestone is a wall.
// Of bounds that are equally tight the source whose name is ordinally the least counts. O(milestones + links).
internal sealed class LatePass
{
    private readonly Times _times;
    private readonly PlanModel _model;

    private LatePass(Times times, bool hasSources)
    {
        (_times, _model) = (times, times.Model);
        (Finishes, Sources) = (new long[_model.Rows.Length], hasSources ? new int[_model.Rows.Length] : []);
        Array.Fill(Finishes, Row.None);
    }

    /// <summary>By position; <see cref="Row.None"/> where nothing is reached.</summary>
    public long[] Finishes { get; }

    /// <summary>By position whose seed or pin it is; empty where there is but one seed.</summary>
    public int[] Sources { get; }

    /// <summary>Every open milestone has the plan's finish as its seed.</summary>
    public static LatePass ToFinish(Times times)
    {
        LatePass pass = new(times, hasSources: false);
        for (int position = 0; position < pass.Finishes.Length; position++)
            if (pass._model.Rows[position].IsOpen) pass.Finishes[position] = times.Finish;
        pass.Run(pass.Finishes.Length - 1, null);
        return pass;
    }

    /// <summary>Every open milestone with a target has the end of its day, or its time, as its seed.</summary>
    public static LatePass ToTargets(Times times)
    {
        LatePass pass = new(times, hasSources: true);
        for (int position = 0; position < pass.Finishes.Length; position++)
        {
            pass.Sources[position] = position;
            if (pass._model.Rows[position] is { IsOpen: true, Dates: { Target: not null } dates }) pass.Finishes[position] = dates.Limit;
        }

        pass.Run(pass.Finishes.Length - 1, null);
        return pass;
    }

    /// <summary>One milestone has its finish as its seed, and what it depends on is looked at.</summary>
    public static LatePass To(Times times, int position, bool[] scope)
    {
        LatePass pass = new(times, hasSources: false);
        if (pass._model.Rows[position].IsOpen) pass.Finishes[position] = times.FinishOf(position);
        pass.Run(position, scope);
        return pass;
    }

    /// <summary>The bound that a dependent's latest start or finish is for its dependency, through a link.</summary>
    /// <param name="model">The plan.</param>
    /// <param name="dependency">The position of the dependency.</param>
    /// <param name="dependent">The position of the dependent.</param>
    /// <param name="terms">The terms of the link.</param>
    /// <param name="limit">What holds the end of the dependent that the link holds.</param>
    public static long BoundOf(PlanModel model, int dependency, int dependent, LinkTerms terms, long limit)
    {
        ref readonly Row row = ref model.Rows[dependency];
        long time = terms.Unlagged(limit, model.LagCalendarOf(model.Rows[dependent]));
        if (terms.IsFromFinish || row.Remaining == 0) return time;
        WorkCalendar calendar = model.CalendarOf(row);
        return calendar.Add(calendar.PrevStart(time), row.Remaining);
    }

    private void Run(int last, bool[]? scope)
    {
        bool hasSources = Sources.Length > 0;
        bool isPlain = _model.Terms is null && !hasSources;
        for (int position = last; position >= 0; position--)
        {
            ref readonly Row row = ref _model.Rows[position];
            if (!row.IsOpen || (scope is not null && !scope[position])) continue;
            WorkCalendar calendar = _model.CalendarOf(row);
            if (isPlain && !row.IsPinned && row.Remaining > 0)
            {
                RunPlain(position, row, calendar);
                continue;
            }

            if (row.IsPinned) Finishes[position] = _times.FinishOf(position); // and it is its own source
            else if (Finishes[position] < 0) continue;
            else Finishes[position] = row.Remaining > 0 ? calendar.Prev(Finishes[position]) : calendar.SettleDown(Finishes[position]);
            if (_model.IsOverride && row.IsStarted) continue;
            if (isPlain) HandDownPlain(position, calendar.Sub(Finishes[position], row.Remaining));
            else HandDown(position, row, calendar, hasSources);
        }
    }

    // The same where all links are plain, with the calendar asked once: the work before a finish is that before the time that it may have.
    private void RunPlain(int position, in Row row, WorkCalendar calendar)
    {
        if (Finishes[position] < 0) return;
        long work = calendar.W(Finishes[position]);
        Finishes[position] = work > 0 ? calendar.FinishOf(work) : 0;
        if (!(_model.IsOverride && row.IsStarted)) HandDownPlain(position, calendar.Nth(work - row.Remaining));
    }

    private void HandDown(int position, in Row row, WorkCalendar calendar, bool hasSources)
    {
        long finish = Finishes[position];
        long start = Row.None;
        long nextFinish = Row.None;
        for (int link = _model.Starts[position]; link < _model.Starts[position + 1]; link++)
        {
            int dependency = _model.Needs[link];
            LinkTerms terms = _model.TermsAt(link);
            ref readonly Row other = ref _model.Rows[dependency];
            if (!other.IsOpen || other.IsPinned || (!terms.IsFromFinish && other.IsStarted)) continue;
            long limit = terms.IsToStart ? start = start >= 0 ? start : calendar.Sub(finish, row.Remaining)
                : nextFinish = nextFinish >= 0 ? nextFinish : row.Remaining > 0 ? calendar.Next(finish) : finish;
            Tighten(
                dependency, BoundOf(_model, dependency, position, terms, limit), hasSources ? Sources[position] : 0, hasSources);
        }
    }

    // What is not open is never asked for its latest finish, and what is pinned takes another; so nothing is asked about them.
    private void HandDownPlain(int position, long start)
    {
        for (int link = _model.Starts[position]; link < _model.Starts[position + 1]; link++)
        {
            ref long finish = ref Finishes[_model.Needs[link]];
            finish = BranchFree.Lesser(start, finish);
        }
    }

    private void Tighten(int dependency, long bound, int source, bool hasSources)
    {
        ref long finish = ref Finishes[dependency];
        if (finish >= 0 && bound > finish) return;
        if (hasSources && (finish < 0 || bound < finish || IsBefore(source, Sources[dependency]))) Sources[dependency] = source;
        finish = bound;
    }

    private bool IsBefore(int one, int other) =>
        one != other && string.CompareOrdinal(_model.View.NameAt(one), _model.View.NameAt(other)) < 0;
}
