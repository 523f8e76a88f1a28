using MilestoneTracker.Planning.Model;

namespace MilestoneTracker.Planning.Levelling;

// What is placed between one effective priority and the next: its milestones by number, in the order of the one pass, the links between
// them, and what a schedule of them is worth. Milestones in progress go on before anything new in every order, so one that a phase frees
// belongs to it, whatever its priority. Immutable.
internal sealed class Phase
{
    private readonly LevellingPlan _plan;
    private readonly long[] _limits; // by number the end of the target, or the end of time
    private readonly int[] _weights;

    private Phase(LevellingPlan plan, int number, int[] members)
    {
        (_plan, Number, Members) = (plan, number, members);
        (_limits, _weights) = (new long[members.Length], new int[members.Length]);
        Dictionary<int, int> numbers = [];
        for (int i = 0; i < members.Length; i++) numbers.Add(members[i], i);
        (Needs, Followers) = (new int[members.Length][], new (int, int)[members.Length][]);
        for (int i = 0; i < members.Length; i++)
        {
            int position = members[i];
            PlanModel model = plan.Model;
            Needs[i] = [.. Enumerable.Range(model.Starts[position], model.Starts[position + 1] - model.Starts[position])
                .Select(link => numbers.GetValueOrDefault(model.Needs[link], -1)).Where(need => need >= 0).Distinct()];
            int dependents = plan.DependentStarts[position];
            Followers[i] = [.. Enumerable.Range(dependents, plan.DependentStarts[position + 1] - dependents)
                .Where(place => numbers.ContainsKey(plan.Dependents[place]))
                .Select(place => (numbers[plan.Dependents[place]], plan.DependentLinks[place]))];
            _limits[i] = model.Rows[position].Dates is { Target: not null } dates ? dates.Limit : long.MaxValue;
            _weights[i] = Math.Max(1, plan.Staffing.Priorities[position]);
        }

        ShortestWork = members.Select(position => plan.Model.Rows[position].Remaining).Where(work => work > 0).DefaultIfEmpty(1).Min();
        HasProgress = Array.Exists(members, plan.IsInProgress);
        Resources = [.. members.SelectMany(position => plan.Staffing.Demands[position]).Select(demand => demand.Resource)
            .Distinct().Order()];
    }

    /// <summary>Which phase it is, from 0.</summary>
    public int Number { get; }

    /// <summary>The positions of its milestones, in the order of the one pass.</summary>
    public int[] Members { get; }

    /// <summary>By number what each directly depends on.</summary>
    public int[][] Needs { get; }

    /// <summary>By number what directly depends on each, with the number of the link.</summary>
    public (int Member, int Link)[][] Followers { get; }

    /// <summary>The least remaining work of any that has some: what makes even the latest one worth a draw, whatever the unit of the
    /// plan.</summary>
    public int ShortestWork { get; }

    /// <summary>Whether any is in progress.</summary>
    public bool HasProgress { get; }

    /// <summary>The resources that any of them asks for.</summary>
    public int[] Resources { get; }

    /// <summary>The phases of the one pass.</summary>
    public static List<Phase> Of(LevellingPlan plan, int[] order)
    {
        List<Phase> phases = [];
        int begin = 0;
        int priority = int.MaxValue; // what is in progress, and does not wait for anything new
        for (int place = 0; place <= order.Length; place++)
        {
            bool isSame = place < order.Length && (plan.IsInProgress(order[place]) || plan.Effective[order[place]] == priority);
            if (isSame) continue;
            if (place > begin) phases.Add(new Phase(plan, phases.Count, order[begin..place]));
            begin = place;
            if (place < order.Length) priority = plan.Effective[order[place]];
        }

        return phases;
    }

    /// <summary>Whether a milestone is in progress, and so goes before all that are not.</summary>
    public bool IsInProgress(int member) => HasProgress && _plan.IsInProgress(Members[member]);

    /// <summary>What the schedule of its milestones is worth.</summary>
    public Score ScoreOf(Placing placing)
    {
        int unstaffed = 0;
        (long lateness, long last, long sum) = (0, 0, 0);
        for (int member = 0; member < Members.Length; member++)
        {
            long finish = placing.Times.Finishes[Members[member]];
            if (placing.IsUnstaffed[Members[member]]) unstaffed++;
            last = Math.Max(last, finish);
            sum += finish;
            if (finish > _limits[member]) lateness += (finish - _limits[member]) * _weights[member];
        }

        return new Score(unstaffed, lateness, last, sum);
    }
}
