using System.Diagnostics;
using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Model;
using MilestoneTracker.Planning.Reasons;
using MilestoneTracker.Planning.Usage;

namespace MilestoneTracker.Planning.Levelling;

/// <summary>When each milestone will be finished with the people that there are: one more schedule beside the plain one, with the reason
/// for every wait. Neither is ever written into the plan.</summary>
/// <remarks>
/// Each milestone works when its own calendar does and every resource that it asks for offers enough; it runs to its end once it has
/// started, but for minutes in which it cannot work. Completed milestones stay, pinned ones keep their date whatever capacities say,
/// milestones in progress go on before anything new, and of the others the highest priority goes first, then the one with the longest
/// work behind it. So no date depends on lower priorities but through what is pinned, done or in progress, and no finish is earlier than
/// in the plain schedule.
/// <para>By default that is one pass of serial schedule generation. With more <see cref="LevellingOptions.Schedules"/> a search looks for
/// a better one: priority by priority, from high to low, it lowers how many cannot be staffed, then the lateness against targets (each
/// weighted by the priority of its milestone), then the finish of the last, then the sum of finishes. An improved schedule is nervous:
/// small changes of the plan move many starts. Keep a date of it, not its order.</para>
/// <para>A function of the plain schedule and the options: the same for any number of threads. Immutable and safe from any thread. One pass
/// costs O((milestones · resources + dependencies) · log bookings); where one resource has thousands of bookings, a search for a stretch
/// may walk through them.</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class LevelledSchedule
{
    private readonly LevellingPlan _plan;
    private readonly Placing _placed;
    private readonly Lazy<Bookings> _bookings;
    private readonly Lazy<IReadOnlyList<ResourceWait>> _waits;
    private readonly Lazy<IReadOnlyList<PlanFinding>> _findings;
    private readonly Lazy<long?> _lowerBound;
    private readonly Lock _reading = new(); // what is placed lays out time while it is asked

    private LevelledSchedule(Schedule plain, LevellingPlan plan, Placing placed)
    {
        (Plain, _plan, _placed) = (plain, plan, placed);
        placed.Times.Close();
        _bookings = new(() => Bookings.Of(plan.Staffing, placed.Times, placed.IsUnstaffed));
        _waits = new(() => Locked(() => WaitList.Of(plan, placed, _bookings.Value)));
        _findings = new(() => Locked(() => LevelledFindings.Of(this, plan, placed)));
        _lowerBound = new(() => Locked(() => LowerBounds.Of(plan, placed)));
    }

    /// <summary>The plain schedule, which knows no resources.</summary>
    public Schedule Plain { get; }

    /// <summary>The latest finish of all milestones that are not cancelled; without any, the start of the plan.</summary>
    public DateTime Finish => CivilTime.ToDateTime(Times.Finish);

    /// <summary>The day that the finish belongs to; of a finish at midnight the day before.</summary>
    public DateOnly FinishDate => DateOnly.FromDayNumber(CivilTime.DayOfFinish(Times.Finish));

    /// <summary>All milestones that are not cancelled, in the ordinal order of their names.</summary>
    public IEnumerable<LevelledMilestone> Milestones => Plain.Model.View.OrdinalPositions
        .Where(position => !Plain.Model.Rows[position].IsCancelled).Select(position => new LevelledMilestone(this, position));

    /// <summary>Which milestones start later than their bounds allow because a resource is taken, for what and for whom; by milestone,
    /// then by resource, in ordinal order. Found when first read.</summary>
    public IReadOnlyList<ResourceWait> Waits => _waits.Value;

    /// <summary>No schedule that keeps the capacities is finished before; <see langword="null"/> where that is not known: where milestones
    /// have different priorities, one is pinned, or one lacks people because others have them. Found when first read.</summary>
    public DateTime? LowerBound => _lowerBound.Value is { } bound ? CivilTime.ToDateTime(bound) : null;

    /// <summary>How much sooner the plan could be finished at the very best; <see langword="null"/> where that is not known.</summary>
    public TimeSpan? Gap => LowerBound is { } bound ? Finish - bound : null;

    /// <summary>Whether no schedule is finished sooner, as far as is known.</summary>
    public bool IsOptimal => Gap == TimeSpan.Zero;

    /// <summary>Whether the search came to its end; <see langword="false"/> where it was cancelled, and this is the best until
    /// then.</summary>
    public bool IsComplete { get; private init; } = true;

    /// <summary>How many schedules were made to find this one.</summary>
    public int Schedules { get; private init; } = 1;

    /// <summary>What may be wrong, in one list: the findings of the plain schedule, what is wrong with resources, assignments and
    /// features, who is asked too much, and which targets are missed for people. Made when first read.</summary>
    public IReadOnlyList<PlanFinding> Findings => _findings.Value;

    internal LevelledTimes Times => _placed.Times;

    internal bool[] IsUnstaffed => _placed.IsUnstaffed;

    internal Bookings Bookings => _bookings.Value;

    /// <summary>A number that everything the search has seen went into; 0 without a search.</summary>
    internal ulong SearchHash { get; private init; }

    /// <summary>Computes when everything will be finished with the people that there are.</summary>
    /// <param name="plain">The plain schedule.</param>
    /// <param name="options">The options; <see langword="null"/> for the one pass.</param>
    /// <param name="cancellationToken">Cancels it. A search then gives the best that it has found; one pass alone throws.</param>
    /// <exception cref="ArgumentNullException"><paramref name="plain"/> is <see langword="null"/>.</exception>
    /// <exception cref="OperationCanceledException">The one pass was cancelled, and there is nothing to give.</exception>
    public static LevelledSchedule Compute(
        Schedule plain, LevellingOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plain);
        LevellingPlan plan = new(plain.Times, Staffing.Of(plain.Model));
        Placing placing = new(plan);
        placing.PlaceFixed();
        int[] order = OnePass.Order(plan);
        if (options is null || options.Schedules == 1)
        {
            OnePass.Place(placing, order, cancellationToken);
            return new LevelledSchedule(plain, plan, placing);
        }

        Improvement improvement = new(plan, options, cancellationToken);
        improvement.Place(placing, order);
        return new LevelledSchedule(plain, plan, placing)
        {
            IsComplete = improvement.IsComplete, Schedules = improvement.Schedules, SearchHash = improvement.Hash,
        };
    }

    /// <summary>A milestone with its dates; <see langword="null"/> where it is cancelled, or no milestone has this name. O(1).</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="ArgumentException">The name breaks a rule; the message says which and where.</exception>
    public LevelledMilestone? GetMilestone(string name) =>
        Plain.Model.View.TryGetPosition(name, out int position) && !Plain.Model.Rows[position].IsCancelled
            ? new LevelledMilestone(this, position) : null;

    /// <summary>The queue of a resource: the waits for it, by milestone in ordinal order. O(waits).</summary>
    /// <param name="resource">The name of the resource, compared ordinally.</param>
    public IReadOnlyList<ResourceWait> WaitsFor(string resource) =>
        Array.AsReadOnly<ResourceWait>([.. Waits.Where(wait => wait.Resource == resource)]);

    /// <summary>Every milestone that is finished later than in the plain schedule, or whose work starts later, in ordinal order.</summary>
    public IEnumerable<LevelledMilestone> ChangesSincePlain() => Milestones.Where(
        milestone => milestone.Finish != milestone.PlainFinish || milestone.Start != Plain.GetMilestone(milestone.Name)!.Start);

    /// <summary>Why a milestone is where it is: from it always to the holder of what it waits for who is finished last, or else to its
    /// first driver, until there is neither; that root comes first.</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    /// <exception cref="ArgumentException">The name breaks a rule, or the milestone is cancelled, and so not in the schedule.</exception>
    public IReadOnlyList<LevelledStep> Explain(string name)
    {
        ILookup<string, ResourceWait> waits = Waits.ToLookup(wait => wait.Milestone, StringComparer.Ordinal);
        List<LevelledStep> steps = [];
        HashSet<int> known = [];
        int? at = Find(name);
        while (at is { } position && known.Add(position))
        {
            LevelledMilestone milestone = new(this, position);
            (ResourceWait? wait, Driver? driver) = (waits[milestone.Name].FirstOrDefault(), null);
            string? next = wait?.Holders.MaxBy(holder => holder.Finish)?.Milestone;
            if (wait is null)
            {
                driver = FirstDriver(position);
                next = driver?.Dependency;
            }

            steps.Add(new LevelledStep(milestone, wait, driver));
            at = next is null ? null : Plain.Model.View.PositionOf(next);
        }

        steps.Reverse();
        return steps.AsReadOnly();
    }

    /// <summary>The schedule in words, for people.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"Finish {Finish:yyyy-MM-ddTHH:mm} with the people that there are, {Plain.Finish:yyyy-MM-ddTHH:mm} without regard to them");

    /// <summary>The working minutes of a milestone between its bounds and its finish in which its people do not offer enough.</summary>
    internal long AwayOf(int position)
    {
        if (!_plan.IsPlaced(position) || _plan.Combination[position] < 0 || IsUnstaffed[position]) return 0;
        return Locked(() =>
        {
            StaffedTime time = _placed.TimeOf(_plan.Combination[position]);
            (long bound, long finish) = (_placed.BoundOf(position), Times.FinishOf(position));
            return Plain.Model.CalendarOf(Plain.Model.Rows[position]).Work(bound, finish) - (time.W(finish) - time.W(bound));
        });
    }

    private Driver? FirstDriver(int position)
    {
        ref readonly Row row = ref Plain.Model.Rows[position];
        if (row.IsCompleted || row.IsPinned) return Drivers.Of(Times, position)[0];
        IReadOnlyList<Driver> drivers = Drivers.OfLogic(Times, position, Locked(() => _placed.BoundOf(position)));
        return drivers.Count == 0 ? null : drivers[0];
    }

    private int Find(string name)
    {
        int position = Plain.Model.View.PositionOf(name);
        return !Plain.Model.Rows[position].IsCancelled ? position
            : throw new ArgumentException($"'{name}' is cancelled, and so not in the schedule.", nameof(name));
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_reading) return read();
    }
}
