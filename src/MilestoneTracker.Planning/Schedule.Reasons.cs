using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Passes;
using MilestoneTracker.Planning.Reasons;

namespace MilestoneTracker.Planning;

// Why a date is what it is, and what would move it.
public sealed partial class Schedule
{
    /// <summary>Why a milestone is where it is: from it always to its first driver while that is a dependency. O(its length, and the
    /// dependencies on it).</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    /// <exception cref="ArgumentException">The name breaks a rule, or the milestone is cancelled, and so not in the schedule.</exception>
    public DrivingPath DrivingPath(string name)
    {
        (List<int> positions, DriverKind root) = new DrivingNetwork(Times).Path(Find(name));
        return new DrivingPath(Array.AsReadOnly(positions.Select(Model.View.NameAt).ToArray()), root);
    }

    /// <summary>The driving path as steps with dates, remaining work, link and lag; each says itself in a sentence.</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    /// <exception cref="ArgumentException">The name breaks a rule, or the milestone is cancelled, and so not in the schedule.</exception>
    public IReadOnlyList<DrivingStep> Explain(string name)
    {
        (List<int> positions, DriverKind root) = new DrivingNetwork(Times).Path(Find(name));
        DrivingStep[] steps = new DrivingStep[positions.Count];
        for (int step = 0; step < steps.Length; step++)
        {
            Driver driver = step == 0 ? new Driver(root) : new Driver(DriverKind.Dependency, Model.View.NameAt(positions[step - 1]));
            steps[step] = new DrivingStep(
                new ScheduledMilestone(this, positions[step]), driver, step == 0 ? null : LinkOf(positions[step], positions[step - 1]));
        }

        return Array.AsReadOnly(steps);
    }

    /// <summary>All driving links up from a milestone, ordinally: the critical network to it. O(what drives it, and its
    /// dependencies).</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    /// <exception cref="ArgumentException">The name breaks a rule, or the milestone is cancelled, and so not in the schedule.</exception>
    public IReadOnlyList<DrivingLink> DrivingLinks(string name) => new DrivingNetwork(Times).Links(Find(name));

    /// <summary>All driving chains to a milestone, in the ordinal order of their names from that milestone back. There may be
    /// exponentially many: each is found when it is taken.</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    /// <exception cref="ArgumentException">The name breaks a rule, or the milestone is cancelled, and so not in the schedule.</exception>
    public IEnumerable<DrivingPath> DrivingChains(string name)
    {
        int position = Find(name);
        return Chains();

        // A network of its own for each enumeration, because several threads may enumerate the same answer.
        IEnumerable<DrivingPath> Chains()
        {
            foreach (DrivingPath chain in new DrivingNetwork(Times).Chains(position)) yield return chain;
        }
    }

    /// <summary>How far each open milestone that leads to this one, itself included, may slip before it moves: minutes of work in the
    /// calendar of each, in ordinal order of the names. Of a completed one only what leads to it through pins. O(milestones +
    /// dependencies).</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    /// <exception cref="ArgumentException">The name breaks a rule, or the milestone is cancelled, and so not in the schedule.</exception>
    public IReadOnlyDictionary<string, long> SlackTo(string name)
    {
        int to = Find(name);
        bool[] scope = new bool[to + 1];
        scope[to] = true;
        for (int position = to; position >= 0; position--)
        {
            if (!scope[position]) continue;
            for (int link = Model.Starts[position]; link < Model.Starts[position + 1]; link++) scope[Model.Needs[link]] = true;
        }

        LatePass late = LatePass.To(Times, to, scope);
        SortedDictionary<string, long> slacks = new(StringComparer.Ordinal);
        for (int position = 0; position <= to; position++)
        {
            if (late.Finishes[position] < 0 || !Model.Rows[position].IsOpen) continue;
            WorkCalendar calendar = Model.CalendarOf(Model.Rows[position]);
            slacks.Add(Model.View.NameAt(position), calendar.Work(Times.FinishOf(position), late.Finishes[position]));
        }

        return slacks.AsReadOnly();
    }

    private LinkInputs LinkOf(int position, int dependency)
    {
        Problems problems = default;
        return LinkInputs.Read(Model.View.DependencyFieldsAt(position, dependency), Inputs.Units, ref problems);
    }

    private int Find(string name)
    {
        int position = Model.View.PositionOf(name);
        return !Model.Rows[position].IsCancelled ? position
            : throw new ArgumentException(
                $"'{name}' is cancelled, and so not in the schedule. Ask for a milestone that is not.", nameof(name));
    }
}
