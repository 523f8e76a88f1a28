using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MilestoneTracker.Planning.Model;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Passes;

// The forward pass on an axis: one walk over the links in topological order. Answers the greatest place of a finish that is not fixed;
// least of all numbers where there is none. A place can rise by no more than a step at a time, so one that is beyond what fits is seen
// before it could overflow.
internal static class EarlyPlaces
{
    /// <summary>By the shortest of the ways that suit the plan.</summary>
    /// <param name="model">The plan.</param>
    /// <param name="floors">What is known of it before.</param>
    /// <param name="finishes">By position; one place more than there are milestones.</param>
    public static int Run(PlanModel model, Floors floors, int[] finishes) => floors.ArePlain ? Plain(model, floors, finishes)
        : floors.AreLagged ? Lagged(model, floors, finishes) : Of(model, floors, finishes);

    // Where every link is finish to start, and nothing is pinned or freed of its links. Beyond the milestones there is the place of
    // nothing, which is so low that no lag makes it count.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Lagged(PlanModel model, Floors floors, int[] finishes)
    {
        ref int steps = ref MemoryMarshal.GetArrayDataReference(floors.Steps);
        ref int places = ref MemoryMarshal.GetArrayDataReference(floors.Places);
        ref int found = ref MemoryMarshal.GetArrayDataReference(finishes);
        ref int lags = ref MemoryMarshal.GetArrayDataReference(model.Lags.Codes!);
        finishes[^1] = int.MinValue;
        int position = 0;
        int place = floors.Places[0];
        ReadOnlySpan<int> chain = model.Chain;
        for (int at = 0; at < chain.Length; at++)
        {
            int link = chain[at];
            int lag = Unsafe.Add(ref lags, at);
            // Twice the lag from the side of a finish; with a lead, which is one more, to that of a start.
            place = BranchFree.Greater(place, (Unsafe.Add(ref found, link >> 1) & ~(lag & 1)) + (lag >> 1));
            int step = Unsafe.Add(ref steps, position);
            Unsafe.Add(ref found, position) = (place | (step & 1)) + step;
            int isLast = -(link & 1); // all bits, or none
            position -= isLast;
            place = (place & ~isLast) | (Unsafe.Add(ref places, position) & isLast);
        }

        return LastOf(floors, finishes);
    }

    // Where every link is finish to start without lag, and nothing is pinned or freed of its links.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Plain(PlanModel model, Floors floors, int[] finishes)
    {
        ref int steps = ref MemoryMarshal.GetArrayDataReference(floors.Steps);
        ref int places = ref MemoryMarshal.GetArrayDataReference(floors.Places);
        ref int found = ref MemoryMarshal.GetArrayDataReference(finishes);
        finishes[^1] = int.MinValue;
        int position = 0;
        int place = floors.Places[0];
        foreach (int link in model.Chain)
        {
            place = BranchFree.Greater(place, Unsafe.Add(ref found, link >> 1));
            int step = Unsafe.Add(ref steps, position);
            Unsafe.Add(ref found, position) = (place | (step & 1)) + step;
            int isLast = -(link & 1); // all bits, or none
            position -= isLast;
            place = (place & ~isLast) | (Unsafe.Add(ref places, position) & isLast);
        }

        return LastOf(floors, finishes);
    }

    // Whatever there is.
    private static int Of(PlanModel model, Floors floors, int[] finishes)
    {
        int last = int.MinValue;
        Axis axis = floors.Axis;
        for (int position = 0; position < floors.Works.Length - 1; position++)
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
                LinkTerms term = model.TermsAt(link);
                int dependency = model.Needs[link];
                int from = term.IsFromFinish ? finishes[dependency] : StartOf(model, axis, dependency, finishes[dependency]);
                if (term.Lag != 0) from = (((from >> 1) + term.Lag) << 1) | (term.Lag < 0 ? 1 : 0);
                place = Math.Max(place, term.Kind is LinkKind.FinishToFinish or LinkKind.StartToFinish && work > 0
                    ? ((from & ~1) - work) | 1 : from);
            }

            if (work > 0) place = (place | 1) + work - 1;
            finishes[position] = place;
            last = Math.Max(last, place);
        }

        return last;
    }

    private static int LastOf(Floors floors, int[] finishes)
    {
        int last = int.MinValue;
        for (int position = 0; position < finishes.Length - 1; position++)
            last = Math.Max(last, floors.Works[position] < 0 ? int.MinValue : finishes[position]);
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
