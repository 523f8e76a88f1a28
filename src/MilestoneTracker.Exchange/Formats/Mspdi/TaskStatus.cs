using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Mspdi;

// The status of a task, which Microsoft Project does not have: from whether it is active, its percentage and its actual dates.
internal static class TaskStatus
{
    public static void Take(Draft draft, DraftItem item, TaskElement task)
    {
        long percent = task.Percent ?? 0;
        if (percent is < 0 or > 100)
        {
            draft.Find("percent-not-understood", task.PercentPlace, item.Id,
                FormattableString.Invariant($"{percent} is not a percentage from 0 to 100. It counts as 0."));
            percent = 0;
        }

        if (task.IsActive == false)
        {
            item.Status = MilestoneStatus.Cancelled;
        }
        else if (percent == 100 || task.ActualFinish.IsGiven)
        {
            item.Status = MilestoneStatus.Completed;
        }
        else if (percent > 0 || task.ActualStart.IsGiven)
        {
            item.Status = MilestoneStatus.InProgress;
            item.Progress = Amounts.Progress(percent, 100);
        }

        task.ActualStart.Take(draft, item, Keys.Started);
        if (item.Status == MilestoneStatus.Completed) task.ActualFinish.Take(draft, item, Keys.Finished);
    }
}
