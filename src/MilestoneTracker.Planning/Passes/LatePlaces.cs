using MilestoneTracker.Planning.Model;

namespace MilestoneTracker.Planning.Passes;

// A backward pass on an axis, as LatePass makes it on times. A place can fall by no more than a step at a time, so one that is below what fits is seen before
// work would be cut off at the beginning of time.
internal sealed class LatePlaces
{
    /// <summary>Where nothing is reached.</summary>
    public const int None = int.MaxValue;

    private readonly PlanModel _model;
    private readonly Axis _axis;
    private readonly Floors _floors;
    private long[] _seeds = []; // by position the time of the tightest bound, where that is a target or a pin; only beside Sources

    public LatePlaces(PlanModel model, Axis axis, Floors floors) =>
        (_model, _axis, _floors, Places) = (model, axis, floors, new int[model.Rows.Length]);

    /// <summary>By position the latest finish.</summary>
    public int[] Places { get; }

    /// <summary>By position whose target or pin that is; empty where every seed is the plan's finish.</summary>
    public int[] Sources { get; private set; } = [];

    /// <summary>Every open milestone has the plan's finish as its seed.</summary>
    /// <returns>Whether all of it fits the axis.</returns>
    public bool TryToFinish(long finish)
    {
        long seed = _axis.Down(finish);
        if (seed < _axis.Least || seed > _axis.Greatest) return false;
        Array.Fill(Places, (int)seed);
        return _model.Terms is null ? TryPlain() : TryRun();
    }

    /// <summary>Every open milestone with a target has it as its seed.</summary>
    /// <returns>Whether all of it fits the axis.</returns>
    public bool TryToTargets()
    {
        Array.Fill(Places, None);
        (Sources, _seeds) = (new int[Places.Length], new long[Places.Length]);
        for (int position = 0; position < Places.Length; position++)
        {
            Sources[position] = position;
            if (_model.Rows[position] is not { IsOpen: true, Dates: { Target: not null } dates }) continue;
            long seed = _axis.Down(Math.Min(dates.Limit, Calendars.CivilTime.Max));
            if (seed < _axis.Least || seed > _axis.Greatest) return false;
            Places[position] = (int)seed;
            _seeds[position] = dates.Limit;
        }

        return TryRun();
    }

    // Every link finish to start without lag, and no sources to keep.
    private bool TryPlain()
    {
        Span<int> places = Places;
        ReadOnlySpan<int> starts = _model.Starts;
        ReadOnlySpan<int> needs = _model.Needs;
        ReadOnlySpan<int> works = _floors.Works.AsSpan(0, places.Length);
        int least = int.MaxValue;
        for (int position = places.Length - 1; position >= 0; position--)
        {
            int work = works[position];
            bool hasSay = true;
            if (work < 0 && !TrySettle(position, out work, out hasSay)) continue;
            int place = places[position];
            if (work > 0) places[position] = place &= ~1;
            least = Math.Min(least, place);
            if (!hasSay) continue;
            int start = OneCalendarTimes.StartPlaceOf(place, work);
            for (int link = starts[position]; link < starts[position + 1]; link++)
            {
                ref int late = ref places[needs[link]];
                late = Math.Min(late, start);
            }
        }

        return least >= _axis.Least;
    }

    private bool TryRun()
    {
        int least = int.MaxValue;
        for (int position = Places.Length - 1; position >= 0; position--)
        {
            int work = _floors.Works[position];
            bool hasSay = true;
            if (work < 0 && !TrySettle(position, out work, out hasSay)) continue;
            if (Places[position] == None) continue;
            if (work > 0) Places[position] &= ~1;
            least = Math.Min(least, Places[position]);
            if (!hasSay) continue;
            for (int link = _model.Starts[position]; link < _model.Starts[position + 1]; link++) HandDown(position, work, link);
        }

        return least >= _axis.Least;
    }

    // Of what is fixed: a pinned milestone is a wall, and one that is freed of its links has no say in theirs; what is not open has no part in it.
    private bool TrySettle(int position, out int work, out bool hasSay)
    {
        ref readonly Row row = ref _model.Rows[position];
        (work, hasSay) = (2 * row.Remaining, !(_model.IsOverride && row.IsStarted));
        if (!row.IsOpen) return false;
        if (!row.IsPinned) return true;
        Places[position] = (int)_axis.Down(Math.Max(row.Dates!.Pinned, _model.Now));
        if (Sources.Length > 0) (Sources[position], _seeds[position]) = (position, Math.Max(row.Dates!.Pinned, _model.Now));
        return true;
    }

    private void HandDown(int position, int work, int link)
    {
        int dependency = _model.Needs[link];
        ref readonly Row other = ref _model.Rows[dependency];
        LinkTerms terms = _model.TermsAt(link);
        if (!other.IsOpen || other.IsPinned || (!terms.IsFromFinish && other.IsStarted)) return;
        int place = Places[position];
        int limit = terms.IsToStart ? OneCalendarTimes.StartPlaceOf(place, work) : work > 0 ? place | 1 : place;
        if (terms.Lag > 0) limit = (((limit >> 1) - terms.Lag) << 1) | 1;
        if (terms.Lag < 0) limit = (((limit >> 1) - terms.Lag - (_axis.IsStart(limit) ? 0 : 1)) << 1) | 1;
        if (!terms.IsFromFinish && other.Remaining > 0)
        {
            int start = _axis.IsStart(limit) ? limit >> 1 : (limit >> 1) - 1;
            limit = (start + other.Remaining) << 1;
        }

        if (Sources.Length == 0)
        {
            Places[dependency] = Math.Min(Places[dependency], limit);
            return;
        }

        bool isWall = terms.Lag == 0 && work == 0 && _model.Rows[position].IsPinned && (terms.IsFromFinish || other.Remaining == 0); // whose own time is handed on
        Tighten(dependency, limit, Sources[position], isWall ? _seeds[position] : 0);
    }

    // Of bounds that are equally tight the source whose name is ordinally the least counts. Within the same work places do not tell which is the tighter: the two may be
    // the same minute, and a target on a Sunday has the place of Friday's finish. So there the times are compared.
    private void Tighten(int dependency, int limit, int source, long time)
    {
        ref int place = ref Places[dependency];
        if (place != None && (limit >> 1) == (place >> 1))
        {
            long before = _seeds[dependency] > 0 ? _seeds[dependency] : _axis.TimeOf(place);
            int order = (time > 0 ? time : _axis.TimeOf(limit)).CompareTo(before);
            if (order < 0 || (order == 0 && IsBefore(source, Sources[dependency]))) (Sources[dependency], _seeds[dependency]) = (source, time);
        }
        else if (limit < place)
        {
            (Sources[dependency], _seeds[dependency]) = (source, time);
        }

        place = Math.Min(place, limit);
    }

    private bool IsBefore(int one, int other) =>
        one != other && string.CompareOrdinal(_model.View.NameAt(one), _model.View.NameAt(other)) < 0;
}
