using MilestoneTracker.Planning;
using MilestoneTracker.Reporting.Formats;

namespace MilestoneTracker.Reporting.Dates;

// Will we make it? The targets of the plan against its forecast, and what the forecast counts on.
internal static class WillWeMakeIt
{
    private const int MaxNames = 4;

    public static Answer Answer(PlanDates dates)
    {
        (Schedule schedule, TargetCounts targets) = (dates.Schedule!, dates.Targets);
        List<Sentence> sentences = [];
        string verdict;
        if (!schedule.Milestones.Any())
        {
            verdict = "There is nothing to make.";
            sentences.Add(new Sentence().Words("Nothing is in the schedule: every milestone is cancelled."));
        }
        else if (targets.Open == 0)
        {
            verdict = "It is done.";
            sentences.Add(new Sentence().Words($"The last milestone was finished on {DateText.Day(schedule.FinishDate)}."));
        }
        else
        {
            verdict = Verdict(targets, sentences);
            sentences.Add(new Sentence().Words($"By forecast the whole plan is finished on {DateText.Day(schedule.FinishDate)}."));
        }

        if (targets.Pins.Count > 0) sentences.Add(About(targets.Pins));
        int ended = targets.Kept + targets.Missed;
        if (ended > 0)
        {
            sentences.Add(new Sentence().Words(
                $"Of {DisplayText.Counted(ended, "finished milestone", "finished milestones")} with a target, "
                + $"{(targets.Kept == 0 ? "none" : targets.Missed == 0 ? "all" : DisplayText.Format(targets.Kept))} kept it."));
        }

        if (targets.Paused.Count > 0)
        {
            sentences.Add(new Sentence().Words("The forecast holds only if work on ").Names(targets.Paused, MaxNames)
                .Words(targets.Paused.Count == 1 ? ", which is blocked or on hold, goes on now." : ", blocked or on hold, goes on now."));
        }

        return new Answer("Will we make it?", verdict, sentences);
    }

    // The forecast of a pinned milestone is its pin, whatever its work and its dependencies allow; so what follows it is too early.
    private static Sentence About(IReadOnlyList<ScheduledMilestone> pins)
    {
        if (pins.Count > 1)
        {
            return new Sentence().Words("The forecast has ").Names([.. pins.Select(pin => pin.Name)], MaxNames)
                .Words(" finished when they are pinned, but their work and their dependencies do not allow it.");
        }

        return new Sentence().Words("The forecast has ").Name(pins[0].Name)
            .Words(
                $" finished when it is pinned, on {DateText.Day(pins[0].FinishDate)}, but its work and its dependencies allow "
                + $"{DateText.UnpinnedDay(pins[0])} at the earliest.");
    }

    private static string Verdict(TargetCounts targets, List<Sentence> sentences)
    {
        int promised = targets.OnTime + targets.Late.Count;
        if (promised == 0)
        {
            sentences.Add(new Sentence().Words("No open milestone has a target, so there is nothing to keep."));
            return targets.Pins.Count == 0 ? "Nothing is promised." : Unsure(targets);
        }

        string open = DisplayText.Counted(promised, "open milestone", "open milestones");
        if (targets.Late.Count == 0)
        {
            ScheduledMilestone next = targets.Tightest!;
            sentences.Add(new Sentence().Words($"Of {open} with a target, all keep it. The tightest is ").Name(next.Name)
                .Words($": promised for {DateText.Target(next.Target!.Value)}, forecast for {DateText.Day(next.FinishDate)}."));
            return targets.Pins.Count == 0 ? "Yes, as things are." : Unsure(targets);
        }

        LateMilestone worst = targets.Late[0];
        sentences.Add(new Sentence()
            .Words($"Of {open} with a target, {DisplayText.Format(targets.Late.Count)} will miss it. The latest is ").Name(worst.Name)
            .Words(
                $": promised for {DateText.Target(worst.Target)}, forecast for {DateText.Day(worst.Milestone.FinishDate)}, "
                + $"{DateText.Late(worst)}."));
        return targets.OnTime == 0 ? "No, as things are." : "Not all of it, as things are.";
    }

    private static string Unsure(TargetCounts targets) =>
        $"Not as pinned: {DisplayText.Counted(targets.Pins.Count, "date", "dates")} cannot be kept.";
}
