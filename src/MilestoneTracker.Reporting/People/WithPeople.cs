using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.People;

// Whether the plan is made with the people available, which the plain dates do not say: one more sentence in the answer to the first
// question, and another verdict if only people stand in its way. What to decide about them is in the answer to the third. O(milestones).
internal static class WithPeople
{
    private const int MaxNames = 3;

    public static IReadOnlyList<Answer> Answers(PlanDates dates, LevelledSchedule? levelled)
    {
        if (levelled is null || dates.Targets.Open == 0) return dates.Answers;
        (Answer first, Answer moved, Answer toDecide) = (dates.Answers[0], dates.Answers[1], dates.Answers[2]);
        string[] never = [.. levelled.Milestones.Where(milestone => milestone.CannotBeStaffed).Select(milestone => milestone.Name)];
        string[] missed =
            [.. levelled.Milestones.Where(milestone => milestone.MissesTargetForPeople).Select(milestone => milestone.Name)];
        int unstaffed = never.Length;
        Sentence sentence = new Sentence().Words("With the people available");
        int later = levelled.FinishDate.DayNumber - levelled.Plain.FinishDate.DayNumber;
        if (later == 0 && missed.Length == 0) sentence.Words(unstaffed == 0 ? ", that stays so" : " the other dates stay");
        else if (later > 0) sentence.Words($" it is finished on {DateText.Day(levelled.FinishDate)}, {DateText.Moved(later)}");
        if (missed.Length > 0)
        {
            sentence.Words((later > 0 ? ", and " : " ") + (missed.Length == 1 ? "the target of " : "the targets of "))
                .Names(missed, MaxNames).Words(missed.Length == 1 ? " is missed" : " are missed");
        }

        sentence.Words(unstaffed == 0 ? "."
            : $"; {DisplayText.Counted(unstaffed, "milestone", "milestones")} can never be staffed.");
        bool isYes = dates.Targets is { Late.Count: 0, Pins.Count: 0, OnTime: > 0 };
        string verdict = isYes && missed.Length + unstaffed > 0 ? "Not with the people available." : first.Verdict;
        return [first with { Verdict = verdict, Sentences = [.. first.Sentences, sentence] }, moved,
            WhatToDecideAbout(missed, never, toDecide, dates.Late.Count > 0)];
    }

    // Lateness that the plain schedule has, too, stays the verdict; that of people alone is never nothing to decide.
    private static Answer WhatToDecideAbout(string[] missed, string[] never, Answer plain, bool isLate)
    {
        List<Sentence> sentences = plain.Verdict == WhatToDecide.Nothing && missed.Length + never.Length > 0 ? [] : [.. plain.Sentences];
        if (missed.Length > 0)
        {
            sentences.Add(new Sentence().Words("Assign somebody else, let other work wait, or move the target of ").Names(missed, MaxNames)
                .Words(missed.Length == 1 ? ": it is missed only for lack of people." : ": they are missed only for lack of people."));
        }

        if (never.Length > 0)
        {
            sentences.Add(new Sentence().Words("Assign others to ").Names(never, MaxNames)
                .Words(never.Length == 1 ? ", or raise a capacity: it can never be staffed."
                    : ", or raise a capacity: they can never be staffed."));
        }

        int things = (missed.Length > 0 ? 1 : 0) + (never.Length > 0 ? 1 : 0);
        string verdict = isLate || things == 0 ? plain.Verdict : $"{DisplayText.Counted(things, "thing", "things")} about people.";
        return plain with { Verdict = verdict, Sentences = sentences };
    }
}
