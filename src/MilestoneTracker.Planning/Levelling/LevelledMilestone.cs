using System.Diagnostics;
using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Model;

namespace MilestoneTracker.Planning.Levelling;

/// <summary>A milestone in a levelled schedule, beside its dates in the plain one.</summary>
/// <remarks>Times are civil plan time in whole minutes. There is no slack here: a levelled schedule has no late dates. Immutable and safe
/// from any thread. Holding one holds the memory of its schedule.</remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class LevelledMilestone
{
    private readonly LevelledSchedule _schedule;
    private readonly int _position;

    internal LevelledMilestone(LevelledSchedule schedule, int position) => (_schedule, _position) = (schedule, position);

    /// <summary>The name.</summary>
    public string Name => _schedule.Plain.Model.View.NameAt(_position);

    /// <summary>Where it stands.</summary>
    public MilestoneStatus Status => _schedule.Plain.Model.View.StatusAt(_position);

    /// <summary>Whether it is completed, so that its dates are actual ones.</summary>
    public bool IsCompleted => Row.IsCompleted;

    /// <summary>Whether it is pinned, and so is where it is whatever capacities say.</summary>
    public bool IsPinned => Row.IsPinned && Row.IsOpen;

    /// <summary>Whether its resources never offer enough, so that it is placed as if nobody were assigned.</summary>
    public bool CannotBeStaffed => _schedule.IsUnstaffed[_position];

    /// <summary>Whether its dates assume that nobody is assigned where that cannot be staffed: to it, or to something open that it depends
    /// on, however far. They are then not a forecast, but the earliest that is known.</summary>
    public bool AssumesNobody => _schedule.AssumesNobody[_position];

    /// <summary>The actual start; if it has not started, the forecast.</summary>
    public DateTime Start => CivilTime.ToDateTime(_schedule.Times.StartOf(_position));

    /// <summary>When what remains starts; <see langword="null"/> where it is completed. Of one in progress this may be later than now: it
    /// is resumed then.</summary>
    public DateTime? RemainingStart => IsCompleted ? null : CivilTime.ToDateTime(_schedule.Times.RemainingStartOf(_position));

    /// <summary>When it is finished with the people available.</summary>
    public DateTime Finish => CivilTime.ToDateTime(_schedule.Times.FinishOf(_position));

    /// <summary>The day that the finish belongs to; of a finish at midnight the day before.</summary>
    public DateOnly FinishDate => DateOnly.FromDayNumber(CivilTime.DayOfFinish(_schedule.Times.FinishOf(_position)));

    /// <summary>Whether the plain schedule keeps its target, and this one misses it: for lack of people alone.</summary>
    public bool MissesTargetForPeople => Row.Dates is { Target: not null } dates
        && _schedule.Plain.Times.FinishOf(_position) <= dates.Limit && _schedule.Times.FinishOf(_position) > dates.Limit;

    /// <summary>When it would be finished if everybody were there all the time.</summary>
    public DateTime PlainFinish => CivilTime.ToDateTime(_schedule.Plain.Times.FinishOf(_position));

    /// <summary>How much later it is finished than in the plain schedule, in minutes of work of its calendar; never negative.</summary>
    public long DelayMinutes => _schedule.Plain.Model.CalendarOf(Row).Work(
        _schedule.Plain.Times.FinishOf(_position), _schedule.Times.FinishOf(_position));

    /// <summary>For how many minutes of work of its calendar, from its bounds to its finish, its people do not offer enough: days off, and
    /// capacity that is not there yet. They make it later whoever else asks for them.</summary>
    public long AwayMinutes => _schedule.AwayOf(_position);

    /// <summary><see cref="AwayMinutes"/> in words for people, without whom it is about, such as <c>too few of its people are available
    /// for 1 day</c>; empty where enough are. The one text of commands and reports.</summary>
    public string AwaySentence => AwayMinutes is > 0 and long away
        ? "too few of its people are available for "
            + WaitAmount.Of(away, WaitAmount.DayOf(_schedule.Plain.Model, Row, _schedule.Times.FinishOf(_position))) : "";

    /// <summary>What it waits for, by resource in ordinal order.</summary>
    public IReadOnlyList<ResourceWait> Waits => _schedule.WaitsOf(Name);

    /// <summary><see cref="Waits"/> in words for people, without who waits: <c>waits 1 day for Ada, who works on Billing until 2026-03-06
    /// 17:00, and QA, who works on Export until 2026-03-06 17:00</c>. All of them are for one and the same time, which is said once. Empty
    /// where it does not wait. The one text of commands and reports.</summary>
    public string WaitSentence => ResourceWait.Together(Waits);

    /// <summary>The work that remains, in minutes of its calendar.</summary>
    public long RemainingWork => Row.Remaining;

    /// <summary>The milestone in words, for people.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Name}: {Start:yyyy-MM-ddTHH:mm} to {Finish:yyyy-MM-ddTHH:mm}")
        + (Finish == PlainFinish ? "" : FormattableString.Invariant($" (alone {PlainFinish:yyyy-MM-ddTHH:mm})"));

    private ref readonly Row Row => ref _schedule.Plain.Model.Rows[_position];
}
