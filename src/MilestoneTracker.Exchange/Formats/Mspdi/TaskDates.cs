using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Formats.Mspdi;

// The dates that people set on a task: deadline, constraint, and the finish of one that is scheduled by hand.
internal static class TaskDates
{
    public static void Take(Draft draft, DraftItem item, TaskElement task)
    {
        task.Deadline.Take(draft, item, Keys.Target, dateOnly: true);
        if (task.IsManual && task.Finish.IsGiven && !task.IsSummary) task.Finish.Take(draft, item, Keys.Pinned);
        else if (task.ConstraintType is { } type and not 0) TakeConstraint(draft, item, task, type);
    }

    private static void TakeConstraint(Draft draft, DraftItem item, TaskElement task, long type)
    {
        FileDate date = task.ConstraintDate;
        string? key = task.IsSummary || !date.IsUnderstood ? null : type switch
        {
            2 or 4 => Keys.NotBefore,
            3 => Keys.Pinned,
            6 => Keys.FinishNotBefore,
            7 when item.Get(Keys.Target) is null => Keys.Target,
            _ => null,
        };
        if (key is null)
        {
            draft.Find("constraint-not-taken", task.ConstraintPlace, item.Id,
                FormattableString.Invariant($"A constraint of type {type} with this date has no counterpart here. It was not taken."));
            return;
        }

        date.Take(draft, item, key, dateOnly: key == Keys.Target);
        if (type == 2) draft.Find("constraint-simplified", task.ConstraintPlace, item.Id,
            "'Must start on' became 'not before': it may start later.");
    }
}
