using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.People;

// Whether the plan is made with the people that there are, which the plain dates do not say: one more sentence in the answer to the first
// question, and another verdict if only people stand in its way. O(milestones).
internal static class WithPeople
{
    public static IReadOnlyList<Answer> Answers(PlanDates dates, LevelledSchedule? levelled)
    {
        if (levelled is null || dates.Targets.Open == 0) return dates.Answers;
        (Answer first, int unstaffed) = (dates.Answers[0], levelled.Milestones.Count(milestone => milestone.CannotBeStaffed));
        LevelledMilestone[] missed = [.. levelled.Milestones.Where(milestone => IsMissed(levelled.Plain, milestone))];
        Sentence sentence = new Sentence().Words("With the people that there are");
        int later = levelled.FinishDate.DayNumber - levelled.Plain.FinishDate.DayNumber;
        if (later == 0 && missed.Length == 0) sentence.Words(unstaffed == 0 ? ", that stays so" : " the other dates stay");
        else if (later > 0) sentence.Words($" it is finished on {DateText.Day(levelled.FinishDate)}, {DateText.Moved(later)}");
        if (missed.Length > 0)
        {
            sentence.Words((later > 0 ? ", and " : " ") + (missed.Length == 1 ? "the target of " : "the targets of "))
                .Names([.. missed.Select(milestone => milestone.Name)], 3).Words(missed.Length == 1 ? " is missed" : " are missed");
        }

        sentence.Words(unstaffed == 0 ? "."
            : $"; {DisplayText.Counted(unstaffed, "milestone", "milestones")} can never be staffed.");
        bool isYes = dates.Targets is { Late.Count: 0, Pins.Count: 0, OnTime: > 0 };
        string verdict = isYes && missed.Length + unstaffed > 0 ? "Not with the people that there are." : first.Verdict;
        return [first with { Verdict = verdict, Sentences = [.. first.Sentences, sentence] }, .. dates.Answers.Skip(1)];
    }

    private static bool IsMissed(Schedule plain, LevelledMilestone milestone) =>
        plain.GetMilestone(milestone.Name)!.TargetLimit is { } limit && milestone.PlainFinish <= limit && milestone.Finish > limit;
}
