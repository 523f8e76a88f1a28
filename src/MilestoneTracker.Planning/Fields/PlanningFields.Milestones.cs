using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Fields;

// The fields of milestones and of dependencies, each as what it means. Of each: null clears it; the answer is whether anything changed.
public static partial class PlanningFields
{
    /// <summary>Says how long the work of a milestone takes; <see langword="null"/> takes it back.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="name">The milestone.</param>
    /// <param name="duration">How long.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">It has too many minutes by the plan's units.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public static bool SetDuration(PlanEditor editor, string name, PlanDuration? duration) =>
        SetMilestoneField(editor, name, PlanningKeys.Duration, duration?.ToString(), nameof(duration));

    /// <summary>Says how long the work of a milestone takes at least, most likely and at most; <see langword="null"/> takes it
    /// back.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="name">The milestone.</param>
    /// <param name="estimate">How long.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">Its durations descend by the plan's units, or are not of the kind of the milestone's
    /// duration.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public static bool SetEstimate(PlanEditor editor, string name, ThreePoint? estimate) =>
        SetMilestoneField(editor, name, PlanningKeys.Estimate, estimate?.ToString(), nameof(estimate));

    /// <summary>Reports how much work is left; <see langword="null"/> takes it back.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="name">The milestone.</param>
    /// <param name="remaining">How much.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">It is not of the kind of the milestone's duration or estimate.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public static bool SetRemaining(PlanEditor editor, string name, PlanDuration? remaining) =>
        SetMilestoneField(editor, name, PlanningKeys.Remaining, remaining?.ToString(), nameof(remaining));

    /// <summary>Says what was promised; <see langword="null"/> takes it back. It moves no forecast.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="name">The milestone.</param>
    /// <param name="target">The day, kept until it is over, or the time.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public static bool SetTarget(PlanEditor editor, string name, PlanMoment? target) =>
        SetMilestoneField(editor, name, PlanningKeys.Target, target?.ToString(), nameof(target));

    /// <summary>Says before when the work of a milestone does not start; <see langword="null"/> takes it back.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="name">The milestone.</param>
    /// <param name="moment">The day, from its first work on, or the time.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public static bool SetNotBefore(PlanEditor editor, string name, PlanMoment? moment) =>
        SetMilestoneField(editor, name, PlanningKeys.NotBefore, moment?.ToString(), nameof(moment));

    /// <summary>Says before when a milestone is not finished; <see langword="null"/> takes it back.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="name">The milestone.</param>
    /// <param name="moment">The day, at its last work, or the time.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public static bool SetFinishNotBefore(PlanEditor editor, string name, PlanMoment? moment) =>
        SetMilestoneField(editor, name, PlanningKeys.FinishNotBefore, moment?.ToString(), nameof(moment));

    /// <summary>Fixes the finish of a milestone; <see langword="null"/> takes it back.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="name">The milestone.</param>
    /// <param name="moment">The day, at its last work, or the time.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public static bool SetPinned(PlanEditor editor, string name, PlanMoment? moment) =>
        SetMilestoneField(editor, name, PlanningKeys.Pinned, moment?.ToString(), nameof(moment));

    /// <summary>Reports when the work of a milestone was started; <see langword="null"/> leaves it to the status history.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="name">The milestone.</param>
    /// <param name="moment">The day, at its first work, or the time.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public static bool SetStarted(PlanEditor editor, string name, PlanMoment? moment) =>
        SetMilestoneField(editor, name, PlanningKeys.Started, moment?.ToString(), nameof(moment));

    /// <summary>Reports when a milestone was finished; <see langword="null"/> leaves it to the status history. It counts of completed
    /// ones.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="name">The milestone.</param>
    /// <param name="moment">The day, at its last work, or the time.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public static bool SetFinished(PlanEditor editor, string name, PlanMoment? moment) =>
        SetMilestoneField(editor, name, PlanningKeys.Finished, moment?.ToString(), nameof(moment));

    /// <summary>Gives a milestone a calendar of its own; <see langword="null"/> gives it the plan's.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="name">The milestone.</param>
    /// <param name="calendar">The name of the calendar.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">The plan has no good calendar of this name.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public static bool SetCalendar(PlanEditor editor, string name, string? calendar) =>
        SetMilestoneField(editor, name, PlanningKeys.Calendar, calendar, nameof(calendar));

    /// <summary>Says what may go wrong with a milestone; <see langword="null"/> takes it back. It moves no forecast.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="name">The milestone.</param>
    /// <param name="risk">The risk.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">It is not of the kind of the milestone's duration or estimate, or no risk at all.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public static bool SetRisk(PlanEditor editor, string name, PlanRisk? risk) =>
        SetMilestoneField(editor, name, PlanningKeys.Risk, risk?.ToString(), nameof(risk));

    /// <summary>Says which end of a dependency holds which end of its dependent; <see langword="null"/> for finish to start.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="milestone">The milestone that depends.</param>
    /// <param name="dependency">The milestone that it depends on.</param>
    /// <param name="kind">The ends.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is none of the four.</exception>
    /// <exception cref="MilestoneNotFoundException">One of the two is not registered; the first such is named.</exception>
    /// <exception cref="DependencyNotFoundException">The one does not depend on the other.</exception>
    public static bool SetLink(PlanEditor editor, string milestone, string dependency, LinkKind? kind)
    {
        if (kind is < LinkKind.FinishToStart or > LinkKind.StartToFinish)
            throw new ArgumentOutOfRangeException(nameof(kind), kind, "A link is one of the four kinds.");
        return SetDependencyField(
            editor, milestone, dependency, PlanningKeys.Link, kind is { } ends ? FieldWords.Of(ends) : null, nameof(kind));
    }

    /// <summary>Says how long after a dependency, or before it, its dependent may go on; <see langword="null"/> for no lag.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="milestone">The milestone that depends.</param>
    /// <param name="dependency">The milestone that it depends on.</param>
    /// <param name="lag">How long.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">It has too many minutes by the plan's units.</exception>
    /// <exception cref="MilestoneNotFoundException">One of the two is not registered; the first such is named.</exception>
    /// <exception cref="DependencyNotFoundException">The one does not depend on the other.</exception>
    public static bool SetLag(PlanEditor editor, string milestone, string dependency, PlanLag? lag) =>
        SetDependencyField(editor, milestone, dependency, PlanningKeys.Lag, lag?.ToString(), nameof(lag));
}
