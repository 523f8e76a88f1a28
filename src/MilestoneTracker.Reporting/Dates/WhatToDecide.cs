using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Findings;
using MilestoneTracker.Planning.Reasons;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.Dates;

// What should I decide? What can be done about each of the worst causes of lateness, then what the forecast lacks to be trusted.
internal static class WhatToDecide
{
    /// <summary>The verdict if there is nothing to decide.</summary>
    public const string Nothing = "Nothing.";

    private const int MaxCauses = 3;
    private const int MaxNames = 4;

    public static Answer Answer(PlanDates dates)
    {
        List<Sentence> sentences = [.. dates.Late.Take(MaxCauses).Select(cause => About(cause, dates.Schedule!))];
        if (dates.Late.Count > MaxCauses)
        {
            sentences.Add(new Sentence().Words(
                $"See below for {DisplayText.Counted(dates.Late.Count - MaxCauses, "more cause", "more causes")} of lateness."));
        }

        ILookup<PlanFindingCode, PlanFinding> findings = dates.Schedule!.Findings.ToLookup(finding => finding.Code);
        Ask(sentences, "Ask what is left of ", ": the time is used up, and nothing was reported.",
            findings[PlanFindingCode.StaleInProgress]);
        Ask(sentences, "Ask how long ", " will take: the forecast counts no work where nothing is estimated.",
            findings[PlanFindingCode.NoEstimate]);
        Ask(sentences, "Move the pin of ", ", or what comes before: its work and its dependencies do not allow it.",
            findings[PlanFindingCode.PinConflict]);
        int wrong = findings[PlanFindingCode.InvalidField].Count() + findings[PlanFindingCode.InvalidActual].Count();
        if (wrong > 0)
        {
            sentences.Add(new Sentence().Words(
                $"Correct {DisplayText.Counted(wrong, "field that is ignored", "fields that are ignored")}: see the findings."));
        }

        string verdict = dates.Late.Count > 0
            ? $"{DisplayText.Counted(Math.Min(dates.Late.Count, MaxCauses), "thing", "things")} about late targets."
            : sentences.Count > 0 ? "Nothing about targets; the forecast lacks something." : Nothing;
        if (sentences.Count == 0)
        {
            sentences.Add(new Sentence().Words(!dates.Schedule!.Milestones.Any() ? "Nothing is in the schedule."
                : dates.Targets.Open == 0 ? "Every milestone is finished." : "No open target is missed."));
        }

        return new Answer("What should I decide?", verdict, sentences);
    }

    private static Sentence About(LateCause cause, Schedule schedule)
    {
        ScheduledMilestone milestone = cause.Cause;
        Sentence what = new();
        if (milestone.Status is MilestoneStatus.Blocked or MilestoneStatus.OnHold)
            what.Words("Get ").Name(milestone.Name).Words($" going again: it is {DisplayText.Format(milestone.Status)}");
        else if (cause.Driver.Kind is DriverKind.NotBefore or DriverKind.FinishNotBefore or DriverKind.Pinned)
            what.Words("Let ").Name(milestone.Name).Words(" be earlier than its date allows");
        else if (milestone.RemainingWork > 0)
            what.Words("Shorten ").Name(milestone.Name).Words($": {DateText.Work(milestone, schedule.Snapshot)} left");
        else if (cause.Driver.Kind == DriverKind.PlanStart)
            what.Words("Begin the plan earlier, with which ").Name(milestone.Name).Words(" begins");
        else if (cause.Driver.Kind == DriverKind.Dependency)
            what.Words("Let ").Name(milestone.Name).Words(" come sooner after ").Name(cause.Driver.Dependency!);
        else
            what.Words("Finish ").Name(milestone.Name).Words(", or report that it is finished: it has no work left");
        LateMilestone worst = cause.Late[0];
        bool isItself = cause.Late.Count == 1 && worst.Name == milestone.Name;
        if (isItself) return what.Words($"; or move its target: it is {DateText.Late(worst)}.");
        what.Words(
            cause.Late.Count == 1 ? "; or move the target of "
                : $"; or move the targets of {DisplayText.Format(cause.Late.Count)} milestones, the latest of them ");
        return what.Name(worst.Name).Words($", which is {DateText.Late(worst)}.");
    }

    private static void Ask(List<Sentence> sentences, string before, string after, IEnumerable<PlanFinding> findings)
    {
        string[] names = [.. findings.Select(finding => finding.Milestone).Distinct(StringComparer.Ordinal)];
        if (names.Length > 0) sentences.Add(new Sentence().Words(before).Names(names, MaxNames).Words(after));
    }
}
