using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.People;

// What levelled dates say as a whole, in words: the same in every format for people.
internal static class LevelledText
{
    /// <summary>By when it is finished, beside the plain finish, and how that was found.</summary>
    public static string Lead(LevelledSchedule levelled)
    {
        string how = levelled.Schedules > 1
            ? $" The best of {DisplayText.Format(levelled.Schedules)} schedules." : "";
        int unstaffed = levelled.Milestones.Count(milestone => milestone.CannotBeStaffed);
        if (unstaffed > 0)
        {
            return $"{DisplayText.Counted(unstaffed, "milestone", "milestones")} can never be staffed, so the plan cannot be finished: on "
                + $"{DateText.Day(levelled.FinishDate)} if nobody were assigned to that, on {DateText.Day(levelled.Plain.FinishDate)} in "
                + "the plain schedule." + how;
        }

        int later = levelled.FinishDate.DayNumber - levelled.Plain.FinishDate.DayNumber;
        string finish = later > 0
            ? $"Finished on {DateText.Day(levelled.FinishDate)}, {DateText.Moved(later)} than the "
                + $"plain {DateText.Day(levelled.Plain.FinishDate)}."
            : $"Finished on {DateText.Day(levelled.FinishDate)}, the same as in the plain schedule.";
        string best = later == 0 ? "" : levelled.IsOptimal ? " It cannot be sooner with these people."
            : levelled.LowerBound is { } bound
                ? $" No schedule with these people is finished before {DateText.Until(bound)}." : "";
        return finish + how + best;
    }

    /// <summary>How many milestones of the scope are not listed, because they are not later, or because there are too many.</summary>
    public static string Others(PlanReport report, int most = LevelledTable.MaxRows)
    {
        int rows = report.People.Rows.Count;
        int same = report.Milestones.Count(entry => report.Levelled!.GetMilestone(entry.Name) is not null) - rows;
        string others = rows == 0 ? same == 1 ? "The one milestone is not later for lack of people."
                : $"None of {DisplayText.Format(same)} milestones is later for lack of people."
            : $"{DisplayText.Counted(same, "other milestone is", "other milestones are")} not later.";
        return rows <= most ? others
            : $"And {DisplayText.Format(rows - most)} more are later; the JSON of this report has all of them. {others}";
    }
}
