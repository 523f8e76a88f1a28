using MilestoneTracker.Planning.Model;
using MilestoneTracker.Planning.Passes;

namespace MilestoneTracker.Planning.Levelling;

// What all passes of one levelling share: who works on what, the order of the one pass, and for each milestone the bounds that do not
// depend on others. Immutable after it was made.
//
// 1. Effective priority: the highest of a milestone's own and its open dependents', transitively. So a dependency never has a lower one.
// 2. Tail: remaining work, and the greatest tail of open dependents of the same effective priority; lags left out.
// 3. Rank: in progress first, effective priority from high to low, tail from long to short, name ordinally.
internal sealed class LevellingPlan
{
    public LevellingPlan(Times plain, Staffing staffing)
    {
        (Plain, Staffing, Model) = (plain, staffing, plain.Model);
        int count = Model.Rows.Length;
        (Effective, Tails, Floors, Combination) = (new int[count], new long[count], new long[count], new int[count]);
        (Dependents, DependentStarts, DependentLinks) = Turn(Model);
        for (int position = count - 1; position >= 0; position--) Weigh(position);
        Ranks = RankAll();
        for (int position = 0; position < count; position++)
        {
            Combination[position] = -1;
            if (!IsPlaced(position)) continue;
            Floors[position] = FloorOf(position);
            if (Model.Rows[position].Remaining > 0) Combination[position] = staffing.Combination[position];
        }
    }

    public Times Plain { get; }

    public Staffing Staffing { get; }

    public PlanModel Model { get; }

    /// <summary>By position the effective priority.</summary>
    public int[] Effective { get; }

    /// <summary>By position.</summary>
    public long[] Tails { get; }

    /// <summary>By position: the least comes first of those that could be placed.</summary>
    public int[] Ranks { get; }

    /// <summary>By position the place that now, the plan's start and its own dates give to the start of what remains.</summary>
    public long[] Floors { get; }

    /// <summary>By position the number of its calendar and assignment together; −1 where it is not placed, or asks for nobody.</summary>
    public int[] Combination { get; }

    /// <summary>The dependents of all, one milestone after the other.</summary>
    public int[] Dependents { get; }

    /// <summary>By position where its dependents begin, and one more.</summary>
    public int[] DependentStarts { get; }

    /// <summary>By place in <see cref="Dependents"/> the number of the link.</summary>
    public int[] DependentLinks { get; }

    /// <summary>Whether a milestone is placed, and not there from the beginning.</summary>
    public bool IsPlaced(int position) => Model.Rows[position].IsOpen && !Model.Rows[position].IsPinned;

    public bool IsInProgress(int position) => Model.View.StatusAt(position) == MilestoneStatus.InProgress;

    private void Weigh(int position)
    {
        ref readonly Row row = ref Model.Rows[position];
        Effective[position] = Staffing.Priorities[position];
        if (!row.IsOpen) return;
        long behind = 0;
        for (int place = DependentStarts[position]; place < DependentStarts[position + 1]; place++)
            if (Model.Rows[Dependents[place]].IsOpen) Effective[position] = Math.Max(Effective[position], Effective[Dependents[place]]);
        for (int place = DependentStarts[position]; place < DependentStarts[position + 1]; place++)
        {
            int dependent = Dependents[place];
            if (Model.Rows[dependent].IsOpen && Effective[dependent] == Effective[position]) behind = Math.Max(behind, Tails[dependent]);
        }

        Tails[position] = row.Remaining + behind;
    }

    private int[] RankAll()
    {
        int[] ordinal = [.. Model.View.OrdinalPositions];
        int[] names = new int[ordinal.Length];
        for (int place = 0; place < ordinal.Length; place++) names[ordinal[place]] = place;
        Array.Sort(ordinal, Compare);
        int[] ranks = new int[ordinal.Length];
        for (int place = 0; place < ordinal.Length; place++) ranks[ordinal[place]] = place;
        return ranks;

        int Compare(int one, int other)
        {
            int order = IsInProgress(other).CompareTo(IsInProgress(one));
            if (order == 0) order = Effective[other].CompareTo(Effective[one]);
            if (order == 0) order = Tails[other].CompareTo(Tails[one]);
            return order != 0 ? order : names[one].CompareTo(names[other]);
        }
    }

    private long FloorOf(int position)
    {
        ref readonly Row row = ref Model.Rows[position];
        long floor = Model.NextNow(row.Calendar);
        if (!row.IsStarted) floor = Math.Max(floor, Model.NextStart(row.Calendar));
        if (row.Dates is not { } dates) return floor;
        if (!row.IsStarted) floor = Math.Max(floor, dates.NotBefore);
        return dates.FinishNotBefore < 0 ? floor : Math.Max(floor, new Bounds(Plain, position).PlaceOfFinish(dates.FinishNotBefore));
    }

    private static (int[] Dependents, int[] Starts, int[] Links) Turn(PlanModel model)
    {
        int count = model.Rows.Length;
        int[] starts = new int[count + 1];
        int links = count == 0 ? 0 : model.Starts[count];
        for (int link = 0; link < links; link++) starts[model.Needs[link] + 1]++;
        for (int position = 0; position < count; position++) starts[position + 1] += starts[position];
        int[] next = starts[..count];
        (int[] dependents, int[] numbers) = (new int[links], new int[links]);
        for (int position = 0; position < count; position++)
        {
            for (int link = model.Starts[position]; link < model.Starts[position + 1]; link++)
            {
                int place = next[model.Needs[link]]++;
                (dependents[place], numbers[place]) = (position, link);
            }
        }

        return (dependents, starts, numbers);
    }
}
