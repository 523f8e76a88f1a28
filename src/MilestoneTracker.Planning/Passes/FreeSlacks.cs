using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Model;

namespace MilestoneTracker.Planning.Passes;

// The free slack of all open milestones: how far each may slip before the first of its dependents moves. One step of the backward pass
// from where the dependents are, instead of where they may be at the latest. O(milestones + links).
internal static class FreeSlacks
{
    public static long[] Of(Times times)
    {
        PlanModel model = times.Model;
        long[] free = new long[model.Rows.Length];
        Array.Fill(free, times.Finish);
        for (int position = free.Length - 1; position >= 0; position--)
        {
            ref readonly Row row = ref model.Rows[position];
            if (!row.IsOpen) continue;
            if (!(model.IsOverride && row.IsStarted)) Bound(times, position, free);
            WorkCalendar calendar = model.CalendarOf(row);
            // work does not mind where it settles
            free[position] = row.IsPinned ? 0 : Math.Max(0, calendar.Work(times.FinishOf(position), free[position]));
        }

        return free;
    }

    private static void Bound(Times times, int position, long[] free)
    {
        PlanModel model = times.Model;
        ref readonly Row row = ref model.Rows[position];
        long finish = times.FinishOf(position);
        for (int link = model.Starts[position]; link < model.Starts[position + 1]; link++)
        {
            int dependency = model.Needs[link];
            ref readonly Row other = ref model.Rows[dependency];
            LinkTerms terms = model.TermsAt(link);
            if (!other.IsOpen || (!terms.IsFromFinish && other.IsStarted)) continue;
            long limit = terms.IsToStart ? times.RemainingStartOf(position) : row.Remaining > 0 ? model.CalendarOf(row).Next(finish)
                : finish;
            free[dependency] = Math.Min(free[dependency], LatePass.BoundOf(model, dependency, position, terms, limit));
        }
    }
}
