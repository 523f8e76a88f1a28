using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MilestoneTracker.Planning.Model;

namespace MilestoneTracker.Planning.Passes;

// A backward pass on an axis, as LatePass makes it on times. A place can fall, or through a lead rise, by no more than a step at a
// time, so one that does not fit is seen before work would be cut off at an end of time, and before it could look like nothing.
internal sealed class LatePlaces
{
    private const int Nothing = int.MaxValue;

    private readonly PlanModel _model;
    private readonly Axis _axis;
    private readonly Floors _floors;
    private long[] _seeds = []; // by position the time of the tightest bound, where that is a target or a pin; only beside Sources

    public LatePlaces(PlanModel model, Axis axis, Floors floors) =>
        (_model, _axis, _floors, Places) = (model, axis, floors, new int[model.Rows.Length + 1]);

    /// <summary>By position the latest finish; behind the last one what nothing has. Of what has work the even place of the two counts,
    /// whichever of them stands here.</summary>
    public int[] Places { get; }

    /// <summary>By position whose target or pin that is; empty where every seed is the plan's finish.</summary>
    public int[] Sources { get; private set; } = [];

    /// <summary>Every open milestone has the plan's finish as its seed.</summary>
    /// <returns>Whether all of it fits the axis.</returns>
    public bool TryToFinish(long finish)
    {
        Array.Fill(Places, (int)_axis.Down(finish)); // no later than what fits, as is all that is open
        return _floors.ArePlain ? TryPlain() : _floors.AreLagged ? TryLagged() : TryRun();
    }

    /// <summary>Whether a place is that of something: not where no seed is reached. No work of a path, taken from nothing, comes near
    /// what fits the axis.</summary>
    public static bool IsReached(int place) => place < Nothing / 2;

    /// <summary>Every open milestone with a target has it as its seed.</summary>
    /// <param name="hasSources">Whether it is kept whose seed each place is. That costs more than all else of it, and few ask.</param>
    /// <returns>Whether all of it fits the axis.</returns>
    public bool TryToTargets(bool hasSources)
    {
        Array.Fill(Places, Nothing);
        if (hasSources) (Sources, _seeds) = (new int[_model.Rows.Length], new long[_model.Rows.Length]);
        for (int position = 0; position < _model.Rows.Length; position++)
        {
            if (hasSources) Sources[position] = position;
            ref readonly Row row = ref _model.Rows[position];
            if (!row.IsOpen || row.Dates is null || row.Dates.Target is null) continue;
            long seed = _axis.Down(Math.Min(row.Dates.Limit, Calendars.CivilTime.Max));
            if (seed < _axis.Least || seed > _axis.Greatest) return false;
            Places[position] = (int)seed;
            if (hasSources) _seeds[position] = row.Dates.Limit;
        }

        if (hasSources) return TryRun();
        // A lead would lift what no seed reaches beyond 32 bits.
        return _floors.ArePlain ? TryPlain() : _floors.AreLagged && !_model.Lags.HasLeads ? TryLagged() : TryRun();
    }

    // Every link finish to start, and nothing pinned or freed of its links; as TryPlain, with the lags of the links. There are leads only
    // on the way from the finish. A dependent without work that ends in a gap would start a minute too late behind one; but then it ends
    // at the finish itself, which no place passes, so that a lead from there says nothing.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryLagged()
    {
        ref int steps = ref MemoryMarshal.GetArrayDataReference(_floors.Steps);
        ref int places = ref MemoryMarshal.GetArrayDataReference(Places);
        ref int lags = ref MemoryMarshal.GetArrayDataReference(_model.Lags.Codes!);
        ReadOnlySpan<int> chain = _model.Chain;
        int least = int.MaxValue;
        int position = _model.Rows.Length;
        for (int at = chain.Length - 1; at >= 0; at--)
        {
            int link = chain[at];
            position -= link & 1;
            int step = Unsafe.Add(ref steps, position);
            int place = Unsafe.Add(ref places, position) & ~(step & 1);
            least = Math.Min(least, place);
            int limit = place - step; // odd where there is work
            int lag = Unsafe.Add(ref lags, at);
            int isLagged = lag & 1;
            ref int late = ref Unsafe.Add(ref places, link >> 1);
            late = BranchFree.Lesser(late, ((limit & ~isLagged) - (lag >> 2 << 1)) | isLagged);
        }

        return least >= _axis.Least;
    }

    // Every link finish to start without lag, nothing pinned or freed of its links, and no sources to keep. Back along the chain: the
    // last link of a milestone comes first.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryPlain()
    {
        ref int steps = ref MemoryMarshal.GetArrayDataReference(_floors.Steps);
        ref int places = ref MemoryMarshal.GetArrayDataReference(Places);
        ReadOnlySpan<int> chain = _model.Chain;
        int least = int.MaxValue;
        int position = _model.Rows.Length;
        for (int at = chain.Length - 1; at >= 0; at--)
        {
            int link = chain[at];
            position -= link & 1;
            int step = Unsafe.Add(ref steps, position);
            int place = Unsafe.Add(ref places, position) & ~(step & 1);
            least = Math.Min(least, place);
            ref int late = ref Unsafe.Add(ref places, link >> 1);
            late = BranchFree.Lesser(late, place - step); // the odd place of the start where there is work
        }

        return least >= _axis.Least;
    }

    private bool TryRun()
    {
        int least = int.MaxValue;
        for (int position = _model.Rows.Length - 1; position >= 0; position--)
        {
            int work = _floors.Works[position];
            if (work < 0 && !TrySettle(position, out work)) continue;
            if (!IsReached(Places[position])) continue;
            if (Places[position] > _axis.Greatest) return false;
            if (work > 0) Places[position] &= ~1;
            least = Math.Min(least, Places[position]);
            for (int link = _model.Starts[position]; link < _model.Starts[position + 1]; link++) HandDown(position, work, link);
        }

        return least >= _axis.Least;
    }

    // Of what is fixed: a pinned milestone is a wall. What is not open has no part in it, and what is freed of its links has no say in
    // theirs.
    private bool TrySettle(int position, out int work)
    {
        ref readonly Row row = ref _model.Rows[position];
        work = 2 * row.Remaining;
        if (!row.IsOpen || !row.IsPinned) return false;
        long pinned = Math.Max(row.Dates!.Pinned, _model.Now);
        Places[position] = (int)_axis.Down(pinned);
        if (Sources.Length > 0) (Sources[position], _seeds[position]) = (position, pinned);
        return !(_model.IsOverride && row.IsStarted);
    }

    // What is not open is never asked for its place, and what is pinned takes another at its turn: so nothing is asked about them here.
    private void HandDown(int position, int work, int link)
    {
        int dependency = _model.Needs[link];
        LinkTerms terms = _model.TermsAt(link);
        int place = Places[position];
        int limit = terms.IsToStart ? OneCalendarTimes.StartPlaceOf(place, work) : work > 0 ? place | 1 : place;
        if (terms.Lag > 0) limit = (((limit >> 1) - terms.Lag) << 1) | 1;
        if (terms.Lag < 0) limit = (((limit >> 1) - terms.Lag - (_axis.IsStart(limit) ? 0 : 1)) << 1) | 1;
        bool isWall = terms.Lag == 0 && work == 0 && _model.Rows[position].IsPinned; // whose own time is handed on
        if (!terms.IsFromFinish)
        {
            ref readonly Row other = ref _model.Rows[dependency];
            if (other.IsStarted) return;
            if (other.Remaining > 0)
            {
                int start = _axis.IsStart(limit) ? limit >> 1 : (limit >> 1) - 1;
                (limit, isWall) = ((start + other.Remaining) << 1, false);
            }
        }

        if (Sources.Length == 0)
        {
            Places[dependency] = Math.Min(Places[dependency], limit);
            return;
        }

        Tighten(dependency, limit, Sources[position], isWall ? _seeds[position] : 0);
    }

    // Of bounds that are equally tight the source whose name is ordinally the least counts. Places with the same work do not show
    // which is the tighter: the two may be the same minute, and a target on a Sunday has the place of Friday's finish. So there the
    // times are compared.
    private void Tighten(int dependency, int limit, int source, long time)
    {
        ref int place = ref Places[dependency];
        if (limit >> 1 > place >> 1) return;
        bool isTighter = limit >> 1 < place >> 1;
        if (!isTighter && source != Sources[dependency])
        {
            long before = _seeds[dependency] > 0 ? _seeds[dependency] : _axis.TimeOf(place);
            int order = (time > 0 ? time : _axis.TimeOf(limit)).CompareTo(before);
            isTighter = order < 0 || (order == 0 && IsBefore(source, Sources[dependency]));
        }

        if (isTighter) (Sources[dependency], _seeds[dependency]) = (source, time);
        place = Math.Min(place, limit);
    }

    private bool IsBefore(int one, int other) =>
        one != other && string.CompareOrdinal(_model.View.NameAt(one), _model.View.NameAt(other)) < 0;
}
