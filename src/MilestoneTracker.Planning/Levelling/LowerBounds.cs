using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Model;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Levelling;

// How long every schedule takes at least. All that starts no earlier than h and has at least q minutes of work behind it must be done by
// one resource after h, and then q minutes follow: so the plan is not finished before h, and the time in which the resource can offer so
// much, and q minutes of time. The greatest of these, and the finish of the plain schedule, which knows no resources.
//
// Valid with every calendar, because q counts as time. Behind a milestone only links from finish to start count that have no lead. Of
// many times h or amounts q some are left out, which makes the bound lower, and never wrong. O(64² · resources + milestones · log).
internal static class LowerBounds
{
    private const int Most = 64;

    /// <summary>The bound; <see langword="null"/> where milestones have different priorities, one is pinned, or one cannot be staffed
    /// because of others, which may be another one in another schedule.</summary>
    public static long? Of(LevellingPlan plan, Placing placed)
    {
        bool[] isUnstaffed = placed.IsUnstaffed;
        int? priority = null;
        for (int position = 0; position < plan.Model.Rows.Length; position++)
        {
            ref readonly Row row = ref plan.Model.Rows[position];
            if (!row.IsOpen) continue;
            priority ??= plan.Effective[position];
            if (row.IsPinned || plan.Effective[position] != priority) return null;
            if (!isUnstaffed[position]) continue;
            StaffedTime time = placed.TimeOf(plan.Combination[position]);
            if (time.Nth(time.W(plan.Plain.RemainingStartOf(position)) + row.Remaining - 1) >= 0) return null;
        }

        long bound = plan.Plain.Finish;
        long[] behind = Behind(plan);
        List<(long Start, long Behind, long Work)>[] asked = [
            .. plan.Staffing.Offers.Select(_ => new List<(long Start, long Behind, long Work)>())];
        for (int position = 0; position < plan.Model.Rows.Length; position++)
        {
            if (plan.Combination[position] < 0 || isUnstaffed[position]) continue;
            foreach (Demand demand in plan.Staffing.Demands[position])
                asked[demand.Resource].Add((
                    plan.Plain.RemainingStartOf(position), behind[position], (long)demand.Quantity * plan.Model.Rows[position].Remaining));
        }

        for (int resource = 0; resource < asked.Length; resource++)
            bound = Math.Max(bound, Of(plan.Staffing.Offers[resource], asked[resource]));
        return Math.Min(bound, CivilTime.Max);
    }

    private static long Of(ResourceOffer offer, List<(long Start, long Behind, long Work)> asked)
    {
        long bound = 0;
        asked.Sort((one, other) => other.Behind.CompareTo(one.Behind));
        long[] starts = Some([.. asked.Select(one => one.Start).Distinct().Order()]);
        HashSet<long> amounts = [.. Some([.. asked.Select(one => one.Behind).Distinct().Order()])];
        foreach (long start in starts)
        {
            Int128 work = 0;
            for (int place = 0; place < asked.Count; place++)
            {
                if (asked[place].Start >= start) work += asked[place].Work;
                bool isLast = place + 1 == asked.Count || asked[place + 1].Behind < asked[place].Behind;
                if (isLast && work > 0 && amounts.Contains(asked[place].Behind))
                    bound = Math.Max(bound, Reach(offer, start, work) is > 0 and long time ? time + asked[place].Behind : 0);
            }
        }

        return bound;
    }

    private static long[] Some(long[] values) => values.Length <= Most ? values
        : [.. Enumerable.Range(0, Most).Select(place => values[(int)((long)place * values.Length / Most)])];

    // When a resource has offered so much from a time on; 0 where it never does.
    private static long Reach(ResourceOffer offer, long from, Int128 work)
    {
        for (int range = 0; range < offer.Ranges; range++)
        {
            (int day, int capacity) = offer.RangeAt(range);
            long begin = Math.Max(from, (long)day * CivilTime.Day);
            long end = range + 1 < offer.Ranges ? (long)offer.RangeAt(range + 1).From * CivilTime.Day : CivilTime.Max;
            if (begin >= end || capacity == 0) continue;
            Int128 offered = (Int128)offer.Calendar.Work(begin, end) * capacity;
            if (offered >= work) return offer.Calendar.FinishOf(offer.Calendar.W(begin) + (long)((work + capacity - 1) / capacity));
            work -= offered;
        }

        return 0;
    }

    private static long[] Behind(LevellingPlan plan)
    {
        PlanModel model = plan.Model;
        long[] behind = new long[model.Rows.Length];
        for (int position = behind.Length - 1; position >= 0; position--)
        {
            ref readonly Row row = ref model.Rows[position];
            if (!row.IsOpen || (model.IsOverride && row.IsStarted)) continue;
            for (int link = model.Starts[position]; link < model.Starts[position + 1]; link++)
            {
                LinkTerms terms = model.TermsAt(link);
                if (terms.Kind != LinkKind.FinishToStart || terms.Lag < 0) continue;
                int need = model.Needs[link];
                behind[need] = Math.Max(behind[need], row.Remaining + behind[position]);
            }
        }

        return behind;
    }
}
