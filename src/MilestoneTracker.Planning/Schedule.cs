using System.Diagnostics;
using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Fields;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Model;
using MilestoneTracker.Planning.Passes;

namespace MilestoneTracker.Planning;

/// <summary>When each milestone of a plan will be finished, how far it may slip, and why: a pure function of a snapshot and of
/// now.</summary>
/// <remarks>
/// People set inputs (durations, links, calendars, targets) and report facts (statuses, actual dates, remaining work), all of it as
/// fields; from these the schedule is computed, and it never writes anything. A target, a forecast, a baseline and an actual date are
/// four things; none of them overwrites another. What does not parse counts as not set and is a finding; a field never makes this throw.
/// <para>The method is that of the critical path (Kelley and Walker, <em>Critical-Path Planning and Scheduling</em>, 1959), with the
/// four links and lags of precedence diagrams (Fondahl, 1961), calendars, progress, and a backward pass that is the exact inverse of
/// the forward one. What remains is never in the past. Nothing is levelled, split or moved back.</para>
/// <para>Immutable, safe from any thread, and the same on every machine (a zone is as good as the machine's time zone database). Costs
/// O(milestones + dependencies) to compute, with the fields read once; where one calendar serves everywhere, the passes are sums of
/// whole numbers. Holding one holds the memory of its snapshot.</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class Schedule
{
    private IReadOnlyList<PlanFinding>? _findings;
    private ILookup<string, PlanFinding>? _findingsOf;
    private ScheduleQuality? _quality;
    private long[]? _freeSlacks;

    private Schedule(Times times) => Times = times;

    /// <summary>The snapshot that it was computed from.</summary>
    public RegistrySnapshot Snapshot => Model.View.Snapshot;

    /// <summary>Now, as it was given, in civil plan time.</summary>
    public DateTime Now => CivilTime.ToDateTime(Model.Now);

    /// <summary>The moment before which nothing starts: the plan's, or now.</summary>
    public DateTime Start => CivilTime.ToDateTime(Model.Start);

    /// <summary>The latest finish of all milestones that are not cancelled; without any, the start.</summary>
    public DateTime Finish => CivilTime.ToDateTime(Times.Finish);

    /// <summary>The day that the finish belongs to; of a finish at midnight the day before.</summary>
    public DateOnly FinishDate => DateOnly.FromDayNumber(CivilTime.DayOfFinish(Times.Finish));

    /// <summary>Whether at least one milestone is completed, and none is open. O(milestones).</summary>
    public bool IsFinished =>
        Array.Exists(Model.Rows, row => row.IsCompleted) && !Array.Exists(Model.Rows, row => row.IsOpen);

    /// <summary>What the fields of the plan itself say.</summary>
    public PlanInputs Inputs => Model.Inputs;

    /// <summary>All milestones that are not cancelled, in the ordinal order of their names. O(milestones).</summary>
    public IEnumerable<ScheduledMilestone> Milestones =>
        Model.View.OrdinalPositions.Where(position => !Model.Rows[position].IsCancelled)
            .Select(position => new ScheduledMilestone(this, position));

    /// <summary>What may be wrong: owner, code, evidence, in ordinal order. Made when it is first read: O(milestones + findings), and a
    /// sort of these.</summary>
    public IReadOnlyList<PlanFinding> Findings => _findings ??= FindingList.Of(Times);

    /// <summary>What is worth a look in how the plan is made. Made when it is first read: O(milestones + dependencies).</summary>
    public ScheduleQuality Quality => _quality ??= QualityReport.Of(Times);

    internal PlanModel Model => Times.Model;

    /// <summary>Whether any milestone is not cancelled: without one the finish is that of nothing.</summary>
    internal bool HasMilestones => Array.Exists(Model.Rows, row => !row.IsCancelled);

    internal Times Times { get; }

    private ILookup<string, PlanFinding> FindingsOf =>
        _findingsOf ??= Findings.ToLookup(finding => finding.Milestone, StringComparer.Ordinal);

    /// <summary>Computes the schedule of a snapshot, or of the staged state of a proposal: to preview a slip, compute twice and
    /// compare.</summary>
    /// <param name="snapshot">The plan.</param>
    /// <param name="now">Now; it becomes civil time in the plan's zone, and seconds are cut off. A host takes it from its
    /// <see cref="TimeProvider"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is <see langword="null"/>.</exception>
    public static Schedule Compute(RegistrySnapshot snapshot, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        PlanInputs inputs = InputsOf(snapshot);
        return new Schedule(Times.Of(PlanModel.Of(snapshot.GetView(), inputs, inputs.CivilOf(now))));
    }

    /// <summary>Computes the schedule of a snapshot at a civil plan time, whatever the zone.</summary>
    /// <param name="snapshot">The plan.</param>
    /// <param name="civilNow">Now, on the wall clock of the plan's zone; seconds are cut off.</param>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="civilNow"/> says UTC or local time: pass an instant as a
    /// <see cref="DateTimeOffset"/>.</exception>
    public static Schedule Compute(RegistrySnapshot snapshot, DateTime civilNow)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return new Schedule(Times.Of(PlanModel.Of(snapshot.GetView(), InputsOf(snapshot), CivilTime.MinuteOf(civilNow, nameof(civilNow)))));
    }

    /// <summary>The schedule of another snapshot, computed from this one: the same as
    /// <see cref="Compute(RegistrySnapshot, DateTimeOffset)"/> gives, and quick where little has changed.</summary>
    /// <remarks>Where it is a later snapshot of the same registry, or of a proposal on it, with the same dependencies, the same fields
    /// of the plan and the same now, and no milestone was cancelled since or is so no more, only what has changed is read again, and
    /// then the passes are made. Otherwise it costs what computing does.</remarks>
    /// <param name="snapshot">The plan.</param>
    /// <param name="now">Now; it becomes civil time in the plan's zone, and seconds are cut off.</param>
    /// <exception cref="ArgumentNullException"><paramref name="snapshot"/> is <see langword="null"/>.</exception>
    public Schedule Update(RegistrySnapshot snapshot, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        PlanInputs inputs = InputsOf(snapshot, Inputs);
        return Update(snapshot, inputs, inputs.CivilOf(now));
    }

    /// <inheritdoc cref="Update(RegistrySnapshot, DateTimeOffset)"/>
    /// <param name="snapshot">The plan.</param>
    /// <param name="civilNow">Now, on the wall clock of the plan's zone; seconds are cut off.</param>
    /// <exception cref="ArgumentException"><paramref name="civilNow"/> says UTC or local time.</exception>
    public Schedule Update(RegistrySnapshot snapshot, DateTime civilNow)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return Update(snapshot, InputsOf(snapshot, Inputs), CivilTime.MinuteOf(civilNow, nameof(civilNow)));
    }

    /// <summary>A milestone with its dates; <see langword="null"/> where it is cancelled, or no milestone has this name. O(1).</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="ArgumentException">The name breaks a rule; the message says which and where.</exception>
    public ScheduledMilestone? GetMilestone(string name) =>
        Model.View.TryGetPosition(name, out int position) && !Model.Rows[position].IsCancelled ? new ScheduledMilestone(this, position)
            : null;

    /// <summary>What moved since an earlier schedule: milestones that came and went, those whose dates are others, and those that are
    /// late for their target in one of both only.</summary>
    /// <remarks>O(milestones of both).</remarks>
    /// <param name="earlier">The schedule to compare with: of another day, of a baseline, or of the plan without a proposal.</param>
    /// <exception cref="ArgumentNullException"><paramref name="earlier"/> is <see langword="null"/>.</exception>
    public ScheduleDifference ChangesSince(Schedule earlier)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        return new ScheduleDifference(earlier, this);
    }

    /// <summary>What puts a milestone at risk, by the core's rules and by its dates, together. Costs what
    /// <see cref="RegistrySnapshot.AssessRisk"/> costs, and the first time what <see cref="Findings"/> does.</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="ArgumentException">The name breaks a rule; the message says which and where.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public ScheduleRisk AssessRisk(string name) =>
        new(Snapshot.AssessRisk(name), [.. FindingsOf[name]]);

    /// <summary>The schedule in words, for people.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"Finish {Finish:yyyy-MM-ddTHH:mm} as of {Now:yyyy-MM-ddTHH:mm}, {Snapshot}");

    internal long FreeSlackAt(int position) => (_freeSlacks ??= FreeSlacks.Of(Times))[position];

    private Schedule Update(RegistrySnapshot snapshot, PlanInputs inputs, long now)
    {
        PlanView view = snapshot.GetView(Model.View);
        bool isSame = ReferenceEquals(inputs, Inputs) && now == Model.Now;
        if (isSame && Model.TryUpdate(view, out IReadOnlyList<int> changed) is { } updated)
            return new Schedule(Times.Update(updated, changed));
        return new Schedule(Times.Of(PlanModel.Of(view, inputs, now)));
    }

    private static PlanInputs InputsOf(RegistrySnapshot snapshot, PlanInputs? known = null)
    {
        if (known is not null && ReferenceEquals(known.Fields, snapshot.PlanFields)) return known;
        Problems problems = default;
        return new PlanInputs(snapshot.PlanFields, ref problems);
    }
}
