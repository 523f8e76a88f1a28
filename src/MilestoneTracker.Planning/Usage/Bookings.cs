using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Planning.Model;
using MilestoneTracker.Planning.Passes;

namespace MilestoneTracker.Planning.Usage;

// What all milestones ask of each resource. In a plain schedule a milestone works whenever its own calendar does; in a levelled one it
// works when all of its resources can, too. The past of what was started, and all of what is completed, is in its own calendar in both; a
// pinned one has no past, because its date is a decision and not a report. Immutable.
internal sealed class Bookings
{
    private Bookings(Staffing staffing, List<Booking>[] ofResource, long now, long end)
    {
        (Staffing, OfResource, Now, End) = (staffing, ofResource, now, end);
        Ranks = new int[staffing.Model.Rows.Length];
        int rank = 0;
        foreach (int position in staffing.Model.View.OrdinalPositions) Ranks[position] = rank++;
    }

    public Staffing Staffing { get; }

    /// <summary>By resource.</summary>
    public List<Booking>[] OfResource { get; }

    /// <summary>By position the place of its name in ordinal order.</summary>
    public int[] Ranks { get; }

    public long Now { get; }

    /// <summary>The end of all, and not before now.</summary>
    public long End { get; }

    /// <param name="staffing">Who works on what.</param>
    /// <param name="times">The schedule.</param>
    /// <param name="isUnstaffed">By position whether it is placed as if nobody were assigned; <see langword="null"/> for a plain
    /// schedule.</param>
    public static Bookings Of(Staffing staffing, Times times, bool[]? isUnstaffed)
    {
        PlanModel model = staffing.Model;
        List<Booking>[] bookings = [.. staffing.Offers.Select(_ => new List<Booking>())];
        long end = model.Now;
        for (int position = 0; position < model.Rows.Length; position++)
        {
            ref readonly Row row = ref model.Rows[position];
            if (row.IsCancelled) continue;
            end = Math.Max(end, times.FinishOf(position));
            Demand[] demands = staffing.Demands[position];
            if (demands.Length == 0 || (isUnstaffed is not null && isUnstaffed[position])) continue;
            WorkRanges[] own = staffing.OwnPartsOf(position);
            long until = row.IsCompleted ? row.Finished : row.IsPinned ? 0 : model.Now;
            if (row.IsStarted && row.Started < until)
                Add(bookings, demands, position, row.Started, until, own);
            if (!row.IsOpen || row.Remaining == 0) continue;
            bool isOwn = isUnstaffed is null || row.IsPinned;
            Add(
                bookings, demands, position, times.RemainingStartOf(position), times.FinishOf(position),
                isOwn ? own : staffing.PartsOf(staffing.Combination[position]));
        }

        return new Bookings(staffing, bookings, model.Now, end);
    }

    private static void Add(List<Booking>[] bookings, Demand[] demands, int position, long from, long to, WorkRanges[] parts)
    {
        foreach (Demand demand in demands) bookings[demand.Resource].Add(new Booking(position, demand.Quantity, from, to, parts));
    }
}
