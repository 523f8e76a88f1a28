using MilestoneTracker.Planning.Model;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Passes;

// The forward pass on an axis: one walk over the links in topological order. Answers the greatest place of a finish that is not fixed; least of all numbers
// where there is none. A place can rise by no more than a step at a time, so one that is beyond what fits is seen before it could overflow.
internal static class EarlyPlaces
{
    /// <summary>Where every link is finish to start without lag.</summary>
    public static int Plain(PlanModel model, Floors floors, int[] finishes)
    {
        ReadOnlySpan<int> starts = model.Starts;
        ReadOnlySpan<int> needs = model.Needs;
        ReadOnlySpan<int> works = floors.Works.AsSpan(0, finishes.Length);
        ReadOnlySpan<int> places = floors.Places.AsSpan(0, finishes.Length);
        int last = int.MinValue;
        int link = 0;
        for (int position = 0; position < finishes.Length; position++)
        {
            int end = starts[position + 1];
            int work = works[position];
            int place = places[position];
            if (work < 0)
            {
                finishes[position] = place;
                link = end;
                continue;
            }

            for (; link < end; link++) place = Math.Max(place, finishes[needs[link]]);
            if (work > 0) place = (place | 1) + work - 1;
            finishes[position] = place;
            last = Math.Max(last, place);
        }

        return last;
    }

    /// <summary>Where links have kinds and lags.</summary>
    public static int WithTerms(PlanModel model, Floors floors, int[] finishes)
    {
        LinkTerms[] terms = model.Terms!;
        int last = int.MinValue;
        Axis axis = floors.Axis;
        for (int position = 0; position < finishes.Length; position++)
        {
            int work = floors.Works[position];
            int place = floors.Places[position];
            if (work == OneCalendarTimes.Fixed)
            {
                finishes[position] = place;
                continue;
            }

            for (int link = model.Starts[position]; link < model.Starts[position + 1]; link++)
            {
                ref readonly LinkTerms term = ref terms[link];
                int dependency = model.Needs[link];
                int from = term.IsFromFinish ? finishes[dependency] : StartOf(model, axis, dependency, finishes[dependency]);
                if (term.Lag != 0) from = (((from >> 1) + term.Lag) << 1) | (term.Lag < 0 ? 1 : 0);
                place = Math.Max(place, term.Kind is LinkKind.FinishToFinish or LinkKind.StartToFinish && work > 0 ? ((from >> 1 << 1) - work) | 1 : from);
            }

            if (work > 0) place = (place | 1) + work - 1;
            finishes[position] = place;
            last = Math.Max(last, place);
        }

        return last;
    }

    // The actual start may lie anywhere; what is far in the past is only ever compared with now.
    private static int StartOf(PlanModel model, Axis axis, int position, int finish)
    {
        ref readonly Row row = ref model.Rows[position];
        if (row.IsStarted) return (int)Math.Clamp(axis.Up(row.Started), -int.MaxValue / 2, int.MaxValue / 2);
        return OneCalendarTimes.StartPlaceOf(finish, 2 * row.Remaining);
    }
}
