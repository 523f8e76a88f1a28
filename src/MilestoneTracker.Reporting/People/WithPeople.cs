using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Reporting.Dates;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.People;

// Whether the plan is made with the people available, which the plain dates do not say: one more sentence in the answer to the first
// question, and another verdict if only people stand in its way. What to decide about them is in the answer to the third. O(milestones).
internal static class WithPeople
{
    private const int MaxNames = 3;

    /// <summary>What can be decided about people; nothing where there are no levelled dates, or nothing is open.</summary>
    public static IReadOnlyList<Decision> Decisions(PlanDates dates, LevelledSchedule? levelled)
    {
        if (levelled is null || dates.Targets.Open == 0) return [];
        Decision[] all =
        [
            new(DecisionKind.Reassign,
                [.. levelled.Milestones.Where(milestone => milestone.MissesTargetForPeople).Select(milestone => milestone.Name)]),
            new(DecisionKind.Staff,
                [.. levelled.Milestones.Where(milestone => milestone.CannotBeStaffed).Select(milestone => milestone.Name)]),
        ];
        return [.. all.Where(decision => decision.Milestones.Count > 0)];
    }

    public static IReadOnlyList<Answer> Answers(PlanDates dates, LevelledSchedule? levelled)
    {
        if (levelled is null || dates.Targets.Open == 0) return dates.Answers;
        (Answer first, Answer moved, Answer toDecide) = (dates.Answers[0], dates.Answers[1], dates.Answers[2]);
        IReadOnlyList<Decision> decisions = Decisions(dates, levelled);
        IReadOnlyList<string> missed = NamesOf(decisions, DecisionKind.Reassign);
        int unstaffed = NamesOf(decisions, DecisionKind.Staff).Count;
        Sentence sentence = new Sentence().Words("With the people available");
        int later = levelled.FinishDate.DayNumber - levelled.Plain.FinishDate.DayNumber;
        if (later == 0 && missed.Count == 0) sentence.Words(unstaffed == 0 ? ", that stays so" : " the other dates stay");
        else if (later > 0) sentence.Words($" it is finished on {DateText.Day(levelled.FinishDate)}, {DateText.Moved(later)}");
        if (missed.Count > 0)
        {
            sentence.Words((later > 0 ? ", and " : " ") + (missed.Count == 1 ? "the target of " : "the targets of "))
                .Names(missed, MaxNames).Words(missed.Count == 1 ? " is missed" : " are missed");
        }

        sentence.Words(unstaffed == 0 ? "."
            : $"; {DisplayText.Counted(unstaffed, "milestone", "milestones")} can never be staffed.");
        bool isYes = dates.Targets is { Late.Count: 0, Pins.Count: 0, OnTime: > 0 };
        string verdict = isYes && missed.Count + unstaffed > 0 ? "Not with the people available." : first.Verdict;
        return [first with { Verdict = verdict, Sentences = [.. first.Sentences, sentence] }, moved,
            WhatToDecideAbout(decisions, toDecide, dates.Late.Count > 0)];
    }

    private static IReadOnlyList<string> NamesOf(IReadOnlyList<Decision> decisions, DecisionKind kind) =>
        decisions.FirstOrDefault(decision => decision.Kind == kind)?.Milestones ?? [];

    // Lateness that the plain schedule has, too, stays the verdict; that of people alone is never nothing to decide.
    private static Answer WhatToDecideAbout(IReadOnlyList<Decision> decisions, Answer plain, bool isLate)
    {
        List<Sentence> sentences = plain.Verdict == WhatToDecide.Nothing && decisions.Count > 0 ? [] : [.. plain.Sentences];
        foreach (Decision decision in decisions)
        {
            bool isOne = decision.Milestones.Count == 1;
            (string before, string after) = decision.Kind == DecisionKind.Reassign
                ? ("Assign somebody else, let other work wait, or move the target of ",
                    isOne ? ": it is missed only for lack of people." : ": they are missed only for lack of people.")
                : ("Assign others to ", $", or raise a capacity: {(isOne ? "it" : "they")} can never be staffed.");
            sentences.Add(new Sentence().Words(before).Names(decision.Milestones, MaxNames).Words(after));
        }

        string verdict = isLate || decisions.Count == 0 ? plain.Verdict
            : $"{DisplayText.Counted(decisions.Count, "thing", "things")} about people.";
        return plain with { Verdict = verdict, Sentences = sentences };
    }
}
