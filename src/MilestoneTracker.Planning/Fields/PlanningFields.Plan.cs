using System.Globalization;
using MilestoneTracker.Planning.Calendars;
using MilestoneTracker.Planning.Values;

namespace MilestoneTracker.Planning.Fields;

// The fields of the plan itself, as typed values. In each method null clears the field, and the result says whether anything changed.
public static partial class PlanningFields
{
    /// <summary>Sets the moment before which nothing in the plan starts; <see langword="null"/>: the schedule's "now".</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="start">The day, from 00:00 on, or the time.</param>
    /// <returns>Whether anything changed.</returns>
    public static bool SetStart(PlanEditor editor, PlanMoment? start) =>
        SetPlanField(editor, PlanningKeys.Start, start?.ToString(), nameof(start));

    /// <summary>Sets the time zone of the plan's times; <see langword="null"/> for UTC.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="zone"><c>UTC</c>, or a name of the time zone database such as <c>Europe/Berlin</c>.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">The machine's time zone database does not have this name, or spells it differently.</exception>
    public static bool SetZone(PlanEditor editor, string? zone) => SetPlanField(editor, PlanningKeys.Zone, zone, nameof(zone));

    /// <summary>Sets the calendar of milestones that do not name one; <see langword="null"/> for <c>standard</c>.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="calendar">The name of the calendar.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">The plan has no valid calendar of this name.</exception>
    public static bool SetPlanCalendar(PlanEditor editor, string? calendar) =>
        SetPlanField(editor, PlanningKeys.Calendar, calendar, nameof(calendar));

    /// <summary>Defines a calendar in the plan, or removes its definition.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="calendar">Its name: any text that may follow <c>calendar-</c> in a key, except the two built-in names.</param>
    /// <param name="text">Its definition, in the format of <c>WorkCalendar</c>; <see langword="null"/> removes it.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">The name cannot be in a key, or is built in; or the text is not a calendar, or its base is
    /// missing or is the calendar itself.</exception>
    public static bool DefineCalendar(PlanEditor editor, string calendar, string? text)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        CheckPartOfKey("a calendar", PlanningKeys.CalendarPrefix, calendar, nameof(calendar));
        string parameter = WorkCalendar.BuiltIn(calendar) is not null ? nameof(calendar) : nameof(text);
        return SetPlanField(editor, PlanningKeys.CalendarPrefix + calendar, text, parameter);
    }

    /// <summary>Sets how much work a day and a week have in durations; <see langword="null"/> for 8 hours and 5 days. Sets two
    /// fields, each only if its value differs, in one change: nobody sees the one without the other.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="units">The units.</param>
    /// <returns>Whether anything changed.</returns>
    public static bool SetUnits(PlanEditor editor, WorkUnits? units)
    {
        ArgumentNullException.ThrowIfNull(editor);
        bool hasChanged = false;
        editor.Batch(change =>
        {
            hasChanged = SetPlanField(
                change, PlanningKeys.HoursPerDay, units?.HoursPerDay.ToString(CultureInfo.InvariantCulture), nameof(units));
            hasChanged |= SetPlanField(
                change, PlanningKeys.DaysPerWeek, units?.DaysPerWeek.ToString(CultureInfo.InvariantCulture), nameof(units));
        });
        return hasChanged;
    }

    /// <summary>Sets whether the remaining work of a milestone that was started out of order waits for its dependencies;
    /// <see langword="null"/> for yes (<c>retained</c>).</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="logic">The logic.</param>
    /// <returns>Whether anything changed.</returns>
    public static bool SetLogic(PlanEditor editor, ProgressLogic? logic) =>
        SetPlanField(editor, PlanningKeys.Logic,
            logic switch { null => null, ProgressLogic.Override => FieldWords.Override, _ => FieldWords.Retained },
            nameof(logic));

    /// <summary>Sets how far remaining work varies for milestones without an estimate; <see langword="null"/>: not at all.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="range">The percentages.</param>
    /// <returns>Whether anything changed.</returns>
    public static bool SetUncertainty(PlanEditor editor, PercentRange? range) =>
        SetPlanField(editor, PlanningKeys.Uncertainty, range?.ToString(), nameof(range));

    /// <summary>Sets how strongly delays of one component's milestones correlate; <see langword="null"/>: not at all.</summary>
    /// <param name="editor">The registry's <see cref="MilestoneRegistry.Edit"/>, or a proposal.</param>
    /// <param name="correlation">From 0 to 1, with at most six decimals.</param>
    /// <returns>Whether anything changed.</returns>
    /// <exception cref="ArgumentException">It is out of that range, or has more decimals.</exception>
    public static bool SetCorrelation(PlanEditor editor, decimal? correlation) =>
        SetPlanField(editor, PlanningKeys.Correlation,
            correlation?.ToString("0.#############################", CultureInfo.InvariantCulture), nameof(correlation));
}
