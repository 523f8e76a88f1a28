using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Mspdi;

// The duration and the calendar of a task, which can be written down only when the whole document is known.
internal readonly record struct TaskTimes(long Minutes, bool IsElapsed, long? Calendar)
{
    public static TaskTimes Of(Draft draft, DraftItem item, TaskElement task)
    {
        long? calendar = task.Calendar is >= 0 && !task.IsSummary ? task.Calendar : null;
        if (task.Duration.Text is not { } text || task.IsSummary) return new TaskTimes(-1, false, calendar);
        if (XmlDuration.Seconds(text) is not { } seconds || seconds < 0 || seconds / 60 > Amounts.MostMinutes)
        {
            draft.Find("duration-not-understood", task.Duration.Place, item.Id,
                $"'{Draft.Shown(text)}' is not a duration of days, hours and minutes up to 10,000,000 minutes. It was not taken.");
            return new TaskTimes(-1, false, calendar);
        }

        if (seconds % 60 != 0) draft.Find("rounded", task.Duration.Place, item.Id,
            $"'{Draft.Shown(text)}' was rounded up to whole minutes.");
        return new TaskTimes((seconds + 59) / 60, TimeUnits.IsElapsed(task.DurationFormat), calendar);
    }
}
