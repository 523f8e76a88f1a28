using MilestoneTracker.Exchange.Values;
using MilestoneTracker.Exchange.Writing;

namespace MilestoneTracker.Exchange.Formats.ICalendar;

// What of a milestone the properties of an entry do not say exactly, as JSON for a property of our own. What they do say stands there
// alone, so that a day that was moved in a calendar program counts when the calendar comes in again.
internal static class EntryRest
{
    /// <summary>The rest; null where there is none.</summary>
    public static string? Of(Milestone milestone, bool isEvent)
    {
        KeyValuePair<string, string>[] fields = [.. PlanToWrite.FieldsOf(milestone)
            .Where(field => !IsSaid(milestone, field.Key, field.Value, isEvent))];
        bool needsStatus = isEvent ? milestone.Status != MilestoneStatus.Planned
            : milestone.Status is MilestoneStatus.Blocked or MilestoneStatus.OnHold;
        if (fields.Length == 0 && !needsStatus) return null;
        return OwnJsonText.Of(json =>
        {
            json.WriteNumber("milestones", 1);
            if (needsStatus) json.WriteString("status", milestone.Status.ToWord());
            OwnJsonText.WriteFields(json, fields);
        });
    }

    public static bool HasPercent(Milestone milestone) =>
        milestone.Status == MilestoneStatus.InProgress && milestone.Fields.ContainsKey(FieldKeys.Progress);

    /// <summary>The date of a field; null where it has none.</summary>
    public static string? DayOf(Milestone milestone, string key) =>
        milestone.Fields.TryGetValue(key, out string? text) && Moment.TryParse(text, out Moment day) ? day.Date : null;

    private static bool IsSaid(Milestone milestone, string key, string value, bool isEvent) => key switch
    {
        Keys.Target => DayOf(milestone, key) == value,
        Keys.Finished => !isEvent && milestone.Status == MilestoneStatus.Completed && DayOf(milestone, key) == value,
        FieldKeys.Notes => Names.Value(value) == value,
        Keys.SourceUrl => WebAddress.IsTaken(value),
        FieldKeys.Progress => !isEvent && HasPercent(milestone) && Amounts.Progress(Percents.Of(milestone), 100) == value,
        _ => false,
    };
}
