using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Model;
using MilestoneTracker.Planning.Passes;

namespace MilestoneTracker.Planning.Simulations;

// A plan whose passes are sums on an axis in every iteration: one calendar, every link finish to start without lag, nothing pinned or
// freed of its links, and no place beyond the axis however the draws fall. Only links between open milestones are walked over; what a
// completed dependency asks for is in the floor of its dependent. Immutable.
internal sealed class PlainPlan
{
    private readonly Floors _floors;

    private PlainPlan(SimulatedPlan plan, Floors floors)
    {
        (Plan, _floors) = (plan, floors);
        int count = plan.Model.Rows.Length;
        (Floors, FinishFloors) = (new int[count], new int[count]);
        (DependencyStarts, DependentStarts) = (new int[count + 1], new int[count + 1]);
        Dependencies = LinksOf(plan.Model);
        Dependents = new int[Dependencies.Length];
        TurnAround();
    }

    public SimulatedPlan Plan { get; }

    public PlanModel Model => Plan.Model;

    public Axis Axis => _floors.Axis;

    /// <summary>By position the least place of the start.</summary>
    public int[] Floors { get; }

    /// <summary>By position the place of <c>finish-not-before</c>; the least of all numbers without it.</summary>
    public int[] FinishFloors { get; }

    /// <summary>By position where its open dependencies begin, and one more.</summary>
    public int[] DependencyStarts { get; }

    public int[] Dependencies { get; }

    /// <summary>By position where its open dependents begin, and one more.</summary>
    public int[] DependentStarts { get; }

    public int[] Dependents { get; }

    /// <summary>The latest finish, as a time, of what is completed; none without any.</summary>
    public long LastFixed => _floors.LastFixed;

    public static PlainPlan? TryMake(SimulatedPlan plan, Floors floors)
    {
        PlainPlan plain = new(plan, floors);
        return plain.Fits() ? plain : null;
    }

    private int[] LinksOf(PlanModel model)
    {
        List<int> dependencies = [];
        int calendar = Plan.Open.Length == 0 ? 0 : model.Rows[Plan.Open[0]].Calendar;
        int now = (int)Axis.Up(model.NextNow(calendar));
        int start = Math.Max(now, (int)Axis.Up(model.NextStart(calendar)));
        for (int position = 0; position < Floors.Length; position++)
        {
            DependencyStarts[position] = dependencies.Count;
            FinishFloors[position] = int.MinValue;
            ref readonly Row row = ref model.Rows[position];
            if (!row.IsOpen) continue;
            int floor = row.IsStarted ? now : start;
            if (row.Dates is { NotBefore: >= 0 } dates && !row.IsStarted) floor = Math.Max(floor, (int)Axis.Up(dates.NotBefore));
            if (row.Dates is { FinishNotBefore: >= 0 } late) FinishFloors[position] = (int)Axis.Up(late.FinishNotBefore);
            for (int link = model.Starts[position]; link < model.Starts[position + 1]; link++)
            {
                int dependency = model.Needs[link];
                if (model.Rows[dependency].IsOpen) dependencies.Add(dependency);
                else floor = Math.Max(floor, _floors.Places[dependency]);
            }

            Floors[position] = floor;
        }

        DependencyStarts[^1] = dependencies.Count;
        return [.. dependencies];
    }

    private void TurnAround()
    {
        foreach (int dependency in Dependencies) DependentStarts[dependency + 1]++;
        for (int position = 1; position < DependentStarts.Length; position++) DependentStarts[position] += DependentStarts[position - 1];
        int[] ends = [.. DependentStarts];
        for (int position = 0; position < Floors.Length; position++)
            for (int link = DependencyStarts[position]; link < DependencyStarts[position + 1]; link++)
                Dependents[ends[Dependencies[link]]++] = position;
    }

    // A later start or more work never makes a finish earlier here; so all fit if they do with the most work that can be drawn.
    private bool Fits()
    {
        long[] latest = new long[Floors.Length];
        foreach (int position in Plan.Open)
        {
            long place = Floors[position];
            for (int link = DependencyStarts[position]; link < DependencyStarts[position + 1]; link++)
                place = Math.Max(place, latest[Dependencies[link]]);
            latest[position] = Math.Max(place, FinishFloors[position]) + (2L * Plan.Draws[position]!.Greatest) + 2;
            if (latest[position] > Axis.Greatest) return false;
        }

        return LastFixed < 0 || Axis.Down(Math.Min(LastFixed, CivilTime.Max)) <= Axis.Greatest;
    }
}
