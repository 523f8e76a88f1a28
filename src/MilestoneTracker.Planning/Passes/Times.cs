using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Model;

namespace MilestoneTracker.Planning.Passes;

// What the passes found, by position, in minutes of civil plan time: of what is not cancelled the early times, of what is open the late
// times too.
internal abstract class Times(PlanModel model)
{
    public PlanModel Model => model;

    /// <summary>Makes the passes: on an axis where that can be, and otherwise on times.</summary>
    public static Times Of(PlanModel model) => (Times?)OneCalendarTimes.TryMake(model) ?? new GeneralTimes(model);

    /// <summary>The greatest finish of all that are not cancelled; the plan's start where there are none.</summary>
    public long Finish { get; protected set; }

    /// <summary>The finish.</summary>
    public abstract long FinishOf(int position);

    /// <summary>The start of what remains; of a completed one its finish.</summary>
    public abstract long RemainingStartOf(int position);

    /// <summary>The latest finish that does not move the plan's finish.</summary>
    public abstract long LateFinishOf(int position);

    /// <summary>The latest finish that keeps all targets; <see cref="Row.None"/> where none is reached.</summary>
    public abstract long PromisedFinishOf(int position);

    /// <summary>The position of the milestone whose target or pin that is.</summary>
    public abstract int PromiseOf(int position);

    /// <summary>Makes the passes of a model that was updated from the one of these times.</summary>
    /// <param name="model">The model.</param>
    /// <param name="changed">The positions at which it differs.</param>
    public Times Update(PlanModel model, IReadOnlyList<int> changed) => (this as OneCalendarTimes)?.TryUpdate(model, changed) ?? Of(model);

    /// <summary>Whether an open milestone is later than a promise allows.</summary>
    public virtual bool IsBehind(int position) =>
        PromisedFinishOf(position) is >= 0 and long promised
            && model.CalendarOf(model.Rows[position]).Work(FinishOf(position), promised) < 0;

    /// <summary>Whether a milestone is open and its target is over.</summary>
    public bool IsOverdue(int position) =>
        model.Rows[position] is { IsOpen: true, Dates.Target: { } target } && target.IsOver(model.Now);

    /// <summary>Whether a target is not kept: the finish is later, or the milestone is overdue. The one rule of lateness.</summary>
    public bool IsLate(int position) =>
        model.Rows[position].Dates is { Target: not null } dates && (FinishOf(position) > dates.Limit || IsOverdue(position));

    /// <summary>Whether the finish of an open milestone is at the end of time.</summary>
    public virtual bool IsAtEnd(int position) => FinishOf(position) >= CivilTime.Max;

    /// <summary>The start: the actual one, or that of what remains.</summary>
    public long StartOf(int position) => model.Rows[position].IsStarted ? model.Rows[position].Started : RemainingStartOf(position);
}
