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

    /// <summary>Everything that can be decided: about each cause of lateness, the worst first, then what the forecast lacks.</summary>
    public static IReadOnlyList<Decision> Decisions(IReadOnlyList<LateCause> late, Schedule schedule)
    {
        List<Decision> decisions = [.. late.Select(cause => new Decision(KindOf(cause), cause.Names) { Cause = cause })];
        ILookup<PlanFindingCode, PlanFinding> findings = schedule.Findings.ToLookup(finding => finding.Code);
        Add(DecisionKind.ReportProgress, findings[PlanFindingCode.StaleInProgress]);
        Add(DecisionKind.Estimate, findings[PlanFindingCode.NoEstimate]);
        Add(DecisionKind.MovePin, findings[PlanFindingCode.PinConflict]);
        PlanFinding[] wrong = [.. findings[PlanFindingCode.InvalidField], .. findings[PlanFindingCode.InvalidActual]];
        if (wrong.Length > 0)
            decisions.Add(new Decision(DecisionKind.CorrectFields, NamesOf(wrong)) { Fields = wrong.Length });
        return decisions;

        void Add(DecisionKind kind, IEnumerable<PlanFinding> about)
        {
            string[] names = NamesOf(about);
            if (names.Length > 0) decisions.Add(new Decision(kind, names));
        }
    }

    public static Answer Answer(PlanDates dates)
    {
        Schedule schedule = dates.Schedule!;
        List<Sentence> sentences =
            [.. dates.Decisions.Where(decision => decision.Cause is not null).Take(MaxCauses).Select(one => Words(one, schedule))];
        if (dates.Late.Count > MaxCauses)
        {
            sentences.Add(new Sentence().Words(
                $"See below for {DisplayText.Counted(dates.Late.Count - MaxCauses, "more cause", "more causes")} of lateness."));
        }

        sentences.AddRange(dates.Decisions.Where(decision => decision.Cause is null).Select(one => Words(one, schedule)));
        string verdict = dates.Late.Count > 0
            ? $"{DisplayText.Counted(Math.Min(dates.Late.Count, MaxCauses), "thing", "things")} about late targets."
            : sentences.Count > 0 ? "Nothing about targets; the forecast lacks something." : Nothing;
        if (sentences.Count == 0)
        {
            sentences.Add(new Sentence().Words(!schedule.Milestones.Any() ? "Nothing is in the schedule."
                : dates.Targets.Open == 0 ? "Every milestone is finished." : "No open target is missed."));
        }

        return new Answer("What should I decide?", verdict, sentences);
    }

    private static DecisionKind KindOf(LateCause cause) => cause.Cause.Status is MilestoneStatus.Blocked or MilestoneStatus.OnHold
        ? DecisionKind.Resume
        : cause.Driver.Kind switch
        {
            DriverKind.NotBefore or DriverKind.FinishNotBefore or DriverKind.Pinned => DecisionKind.MoveDate,
            _ when cause.Cause.RemainingWork > 0 => DecisionKind.Shorten,
            DriverKind.PlanStart => DecisionKind.StartPlanEarlier,
            DriverKind.Dependency => DecisionKind.ShortenLag,
            _ => DecisionKind.Finish,
        };

    private static Sentence Words(Decision decision, Schedule schedule) => decision.Kind switch
    {
        DecisionKind.ReportProgress => Ask("Ask what is left of ", decision, ": the time is used up, and nothing was reported."),
        DecisionKind.Estimate =>
            Ask("Ask how long ", decision, " will take: the forecast counts no work where nothing is estimated."),
        DecisionKind.MovePin =>
            Ask("Move the pin of ", decision, ", or what comes before: its work and its dependencies do not allow it."),
        DecisionKind.CorrectFields => new Sentence().Words(
            $"Correct {DisplayText.Counted(decision.Fields!.Value, "field that is ignored", "fields that are ignored")}: "
            + "see the findings."),
        _ => About(decision, schedule),
    };

    private static Sentence About(Decision decision, Schedule schedule)
    {
        LateCause cause = decision.Cause!;
        ScheduledMilestone milestone = cause.Cause;
        Sentence what = new();
        _ = decision.Kind switch
        {
            DecisionKind.Resume =>
                what.Words("Get ").Name(milestone.Name).Words($" going again: it is {DisplayText.Format(milestone.Status)}"),
            DecisionKind.MoveDate => what.Words("Let ").Name(milestone.Name).Words(" be earlier than its date allows"),
            DecisionKind.Shorten =>
                what.Words("Shorten ").Name(milestone.Name).Words($": {DateText.Work(milestone, schedule.Snapshot)} left"),
            DecisionKind.StartPlanEarlier =>
                what.Words("Begin the plan earlier, with which ").Name(milestone.Name).Words(" begins"),
            DecisionKind.ShortenLag =>
                what.Words("Let ").Name(milestone.Name).Words(" come sooner after ").Name(cause.Driver.Dependency!),
            _ => what.Words("Finish ").Name(milestone.Name).Words(", or report that it is finished: it has no work left"),
        };
        LateMilestone worst = cause.Late[0];
        bool isItself = cause.Late.Count == 1 && worst.Name == milestone.Name;
        if (isItself) return what.Words($"; or move its target: it is {DateText.Late(worst)}.");
        what.Words(
            cause.Late.Count == 1 ? "; or move the target of "
                : $"; or move the targets of {DisplayText.Format(cause.Late.Count)} milestones, the latest of them ");
        return what.Name(worst.Name).Words($", which is {DateText.Late(worst)}.");
    }

    private static Sentence Ask(string before, Decision decision, string after) =>
        new Sentence().Words(before).Names(decision.Milestones, MaxNames).Words(after);

    // Those of the plan itself have none.
    private static string[] NamesOf(IEnumerable<PlanFinding> findings) =>
    [
        .. findings.Select(finding => finding.Milestone).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal),
    ];
}
