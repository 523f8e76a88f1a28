using System.Globalization;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Fields;

// The fields of the plan itself, each as what it means. Of each: null clears it; the answer is whether anything changed.
public static partial class PlanningFields
{
    /// <summary>Says before when nothing of the plan starts; <see langword="null"/> for now.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="start">The day, from 00:00 on, or the time.</param>
    /// <returns>Whether anything changed.</returns>
    public static bool SetStart(PlanEditor editor, PlanMoment? start) => SetPlanField(editor, PlanningKeys.Start, start?.ToString());

    /// <summary>Says on whose wall clock the plan's times are; <see langword="null"/> for UTC.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="zone"><c>UTC</c>, or a name of the time zone database such as <c>Europe/Berlin</c>.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">The machine's database does not have it, or spells it in another way.</exception>
    public static bool SetZone(PlanEditor editor, string? zone) => SetPlanField(editor, PlanningKeys.Zone, zone);

    /// <summary>Says which calendar milestones have that name none; <see langword="null"/> for <c>standard</c>.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="calendar">The name of the calendar.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">The plan has no good calendar of this name.</exception>
    public static bool SetPlanCalendar(PlanEditor editor, string? calendar) => SetPlanField(editor, PlanningKeys.Calendar, calendar);

    /// <summary>Defines a calendar of the plan, or takes it back.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="calendar">Its name: what may follow <c>calendar-</c> in a key, but for the two that are built in.</param>
    /// <param name="text">What it says, as calendars are written; <see langword="null"/> takes it back.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">It is not a calendar, starts from one that is not there or from itself, or the name is built
    /// in.</exception>
    public static bool DefineCalendar(PlanEditor editor, string calendar, string? text)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return SetPlanField(editor, PlanningKeys.CalendarPrefix + calendar, text);
    }

    /// <summary>Says what a day and a week of work are in durations; <see langword="null"/> for 8 hours and 5 days. Two fields, each
    /// set where it is another.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="units">The units.</param>
    /// <returns>Whether anything changed.</returns>
    public static bool SetUnits(PlanEditor editor, WorkUnits? units)
    {
        bool hasHours = SetPlanField(editor, PlanningKeys.HoursPerDay, units?.HoursPerDay.ToString(CultureInfo.InvariantCulture));
        return SetPlanField(editor, PlanningKeys.DaysPerWeek, units?.DaysPerWeek.ToString(CultureInfo.InvariantCulture)) || hasHours;
    }

    /// <summary>Says what holds the remaining work of a milestone that was started out of order; <see langword="null"/> for its
    /// dependencies.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="logic">The logic.</param>
    /// <returns>Whether anything changed.</returns>
    public static bool SetLogic(PlanEditor editor, ProgressLogic? logic) =>
        SetPlanField(editor, PlanningKeys.Logic,
            logic switch { null => null, ProgressLogic.Override => FieldWords.Override, _ => FieldWords.Retained });

    /// <summary>Says how far remaining work varies where a milestone has no estimate; <see langword="null"/> for not at all.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="range">The percentages.</param>
    /// <returns>Whether anything changed.</returns>
    public static bool SetUncertainty(PlanEditor editor, PercentRange? range) =>
        SetPlanField(editor, PlanningKeys.Uncertainty, range?.ToString());

    /// <summary>Says how far milestones of one component are late together; <see langword="null"/> for not at all.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="correlation">From 0 to 1, with at most six decimals.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">It is out of that range, or has more decimals.</exception>
    public static bool SetCorrelation(PlanEditor editor, decimal? correlation) =>
        SetPlanField(editor, PlanningKeys.Correlation,
            correlation?.ToString("0.#############################", CultureInfo.InvariantCulture));
}
