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

    /// <summary>The actual start; if it has not started, the forecast.</summary>
    public DateTime Start => CivilTime.ToDateTime(_schedule.Times.StartOf(_position));

    /// <summary>When what remains starts; <see langword="null"/> where it is completed. Of one in progress this may be later than now: it
    /// is resumed then.</summary>
    public DateTime? RemainingStart => IsCompleted ? null : CivilTime.ToDateTime(_schedule.Times.RemainingStartOf(_position));

    /// <summary>When it is finished with the people that there are.</summary>
    public DateTime Finish => CivilTime.ToDateTime(_schedule.Times.FinishOf(_position));

    /// <summary>The day that the finish belongs to; of a finish at midnight the day before.</summary>
    public DateOnly FinishDate => DateOnly.FromDayNumber(CivilTime.DayOfFinish(_schedule.Times.FinishOf(_position)));

    /// <summary>When it would be finished if everybody were there all the time.</summary>
    public DateTime PlainFinish => CivilTime.ToDateTime(_schedule.Plain.Times.FinishOf(_position));

    /// <summary>How much later it is finished than in the plain schedule, in minutes of work of its calendar; never negative.</summary>
    public long DelayMinutes => _schedule.Plain.Model.CalendarOf(Row).Work(
        _schedule.Plain.Times.FinishOf(_position), _schedule.Times.FinishOf(_position));

    /// <summary>For how many minutes of work of its calendar, from its bounds to its finish, its people do not offer enough: days off, and
    /// capacity that is not there yet. They make it later whoever else asks for them.</summary>
    public long AwayMinutes => _schedule.AwayOf(_position);

    /// <summary><see cref="AwayMinutes"/> in words for people, without whom it is about, such as <c>its people are not there for 1 day</c>;
    /// empty where they are there. The one text of commands and reports.</summary>
    public string AwaySentence => AwayMinutes is > 0 and long away
        ? $"its people are not there for {WaitAmount.Of(away, _schedule.Plain.Model.Inputs.Units)}" : "";

    /// <summary>The work that remains, in minutes of its calendar.</summary>
    public long RemainingWork => Row.Remaining;

    /// <summary>The milestone in words, for people.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"{Name}: {Start:yyyy-MM-ddTHH:mm} to {Finish:yyyy-MM-ddTHH:mm}")
        + (Finish == PlainFinish ? "" : FormattableString.Invariant($" (alone {PlainFinish:yyyy-MM-ddTHH:mm})"));

    private ref readonly Row Row => ref _schedule.Plain.Model.Rows[_position];
}
