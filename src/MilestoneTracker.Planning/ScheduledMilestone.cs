using System.Diagnostics;
using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Model;
using MilestoneTracker.Planning.Passes;
using MilestoneTracker.Planning.Reasons;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning;

/// <summary>A milestone in a schedule: its forecast, or its actual dates where it is completed, and how much it may slip.</summary>
/// <remarks>
/// Times are civil plan time in whole minutes, of kind <see cref="DateTimeKind.Unspecified"/>. Work and slack are minutes of work in
/// the calendar of the milestone, and of time where its duration is elapsed. Late dates and slacks are those of open milestones; of a
/// completed one they are <see langword="null"/>.
/// <para>Immutable and safe from any thread. Every property costs O(1) and a few questions to a calendar, but for
/// <see cref="Drivers"/>, and the first <see cref="FreeSlack"/> of a schedule, which costs O(milestones + dependencies). Holding one
/// holds the memory of its schedule.</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ScheduledMilestone
{
    private readonly Schedule _schedule;
    private readonly int _position;

    internal ScheduledMilestone(Schedule schedule, int position) => (_schedule, _position) = (schedule, position);

    /// <summary>The name.</summary>
    public string Name => Times.Model.View.NameAt(_position);

    /// <summary>Where it stands.</summary>
    public MilestoneStatus Status => Times.Model.View.StatusAt(_position);

    /// <summary>Whether it is completed, so that its dates are actual ones and not a forecast.</summary>
    public bool IsCompleted => Row.IsCompleted;

    /// <summary>The actual start; if it has not started, the forecast: when what it needs is done and it may start.</summary>
    public DateTime Start => CivilTime.ToDateTime(Times.StartOf(_position));

    /// <summary>When it was started, as reported or by the status history; <see langword="null"/> where that is not known.</summary>
    public DateTime? ActualStart =>
        Row.IsStarted && !Row.Has(RowFlags.AssumedStart) ? CivilTime.ToDateTime(Row.Started) : null;

    /// <summary>When it is finished: the forecast, or of a completed one the actual finish. At the end of work: Friday 17:00, not Monday
    /// 08:00.</summary>
    public DateTime Finish => CivilTime.ToDateTime(Times.FinishOf(_position));

    /// <summary>Whether its start is neither reported nor a forecast, but assumed: of a completed milestone without an actual start its
    /// finish less its duration. Not of one that takes no time, which starts when it is finished.</summary>
    public bool IsStartAssumed => IsCompleted && Row.Has(RowFlags.AssumedStart) && Row.Duration > 0;

    /// <summary>When it was finished, as reported or by the status history; <see langword="null"/> where it is not completed.</summary>
    public DateTime? ActualFinish => IsCompleted ? Finish : null;

    /// <summary>The day that the finish belongs to; of a finish at midnight the day before.</summary>
    public DateOnly FinishDate => DateOnly.FromDayNumber(CivilTime.DayOfFinish(Times.FinishOf(_position)));

    /// <summary>What puts it there: dependencies first, ordinally, then dates of its own, now, and the start of the plan. O(its
    /// dependencies).</summary>
    public IReadOnlyList<Driver> Drivers => Reasons.Drivers.Of(Times, _position);

    /// <summary>Whether its duration is elapsed time, which runs through nights and days off.</summary>
    public bool IsElapsed => Row.Has(RowFlags.Elapsed);

    /// <summary>The calendar that its work and its slacks are counted in: <c>24x7</c> where its duration is elapsed time.</summary>
    public WorkCalendar Calendar => Times.Model.CalendarOf(Row);

    /// <summary>The work in all.</summary>
    public long Duration => Row.Duration;

    /// <summary>The work that remains; 0 where it is completed.</summary>
    public long RemainingWork => Row.Remaining;

    /// <summary>When what remains starts.</summary>
    public DateTime? RemainingStart => IsCompleted ? null : CivilTime.ToDateTime(Times.RemainingStartOf(_position));

    /// <summary>The latest start that does not move the finish of the plan; the actual one where it was started.</summary>
    public DateTime? LateStart => IsCompleted ? null
        : CivilTime.ToDateTime(Row.IsStarted ? Row.Started : Calendar.Sub(Times.LateFinishOf(_position), Row.Remaining));

    /// <summary>The latest finish that does not move the finish of the plan.</summary>
    public DateTime? LateFinish => IsCompleted ? null : CivilTime.ToDateTime(Times.LateFinishOf(_position));

    /// <summary>How much it may slip before the finish of the plan moves; negative where a pin allows less than there is.</summary>
    public long? TotalSlack => IsCompleted ? null : Calendar.Work(Times.FinishOf(_position), Times.LateFinishOf(_position));

    /// <summary>How much it may slip before the first of its dependents moves; 0 or more.</summary>
    public long? FreeSlack => IsCompleted ? null : _schedule.FreeSlackAt(_position);

    /// <summary>Whether it is open and may not slip at all without moving the finish of the plan.</summary>
    public bool IsCritical => TotalSlack <= 0;

    /// <summary>The moment that was promised.</summary>
    public PlanMoment? Target => Row.Dates?.Target;

    /// <summary>Until when the target is kept: the end of its day, which is 00:00 of the next, or its time. <see langword="null"/>
    /// without a target.</summary>
    public DateTime? TargetLimit => Row.Dates is { Target: not null } dates ? CivilTime.ToDateTime(dates.Limit) : null;

    /// <summary>Whether its target is not kept: the finish is later than the day (or the time) of the target, or it is open and the
    /// target is over. <see langword="false"/> without a target.</summary>
    public bool IsLate => Times.IsLate(_position);

    /// <summary>Whether it is open, and the day (or the time) of its target is over.</summary>
    public bool IsOverdue => Times.IsOverdue(_position);

    /// <summary>By how much time it is late: from <see cref="TargetLimit"/> to the finish, or to now where it is
    /// overdue and that is later. Time on the wall clock and not work; <see langword="null"/> where it is not late.</summary>
    public TimeSpan? LateBy => !IsLate ? null
        : TimeSpan.FromMinutes(Math.Max(FinishMinute, IsCompleted ? 0 : Times.Model.Now) - Row.Dates!.Limit);

    /// <summary>Where it is pinned to a finish that its work and its dependencies do not allow: the earliest finish that they do allow.
    /// <see langword="null"/> where it is not pinned, or the pin can be kept. O(its dependencies).</summary>
    public DateTime? UnpinnedFinish => PinConflict.Of(Times, _position) is { } conflict ? CivilTime.ToDateTime(conflict.Finish) : null;

    /// <summary>From the finish to the last work of the target's day, or to its time; negative where that is later. Of completed ones
    /// too.</summary>
    public long? SlackToTarget => Target is { } target
        ? Calendar.Work(Times.FinishOf(_position), target.FinishIn(Calendar)) : null;

    /// <summary>How much it may slip before any target, its own or that of a dependent, is missed; <see langword="null"/> where
    /// there is none.</summary>
    public long? TargetSlack => IsCompleted || Times.PromisedFinishOf(_position) is not (>= 0 and long finish) ? null
        : Calendar.Work(Times.FinishOf(_position), finish);

    /// <summary>The milestone whose target or pin that is; of several that are equally tight the ordinally least.</summary>
    public string? TargetSlackSource => TargetSlack is null ? null : Times.Model.View.NameAt(Times.PromiseOf(_position));

    /// <summary>The milestone in words, for people.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Name}: {Start:yyyy-MM-ddTHH:mm} to {Finish:yyyy-MM-ddTHH:mm}{(IsCritical ? ", critical" : "")}");

    internal long FinishMinute => Times.FinishOf(_position);

    internal long StartMinute => Times.StartOf(_position);

    private Times Times => _schedule.Times;

    private ref readonly Row Row => ref Times.Model.Rows[_position];
}
