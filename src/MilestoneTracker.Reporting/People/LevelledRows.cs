using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Reporting.Dates;

namespace MilestoneTracker.Reporting.People;

// The milestones of the scope that are later with the people available, those whose target that costs first, then the latest. A
// reason is what it waits for, and for how long too few of its people are available; without either, what it needs that is later.
// O(milestones and dependencies).
internal static class LevelledRows
{
    private const int MaxNames = 4;

    public static IReadOnlyList<LevelledRow> Of(
        LevelledSchedule levelled, IReadOnlyList<ReportedMilestone> scope, CancellationToken cancellationToken)
    {
        Schedule plain = levelled.Plain;
        List<LevelledRow> rows = [];
        foreach (ReportedMilestone entry in scope.WithCancellation(cancellationToken))
        {
            if (levelled.GetMilestone(entry.Name) is not { } then || plain.GetMilestone(entry.Name) is not { } alone) continue;
            if (then.Finish == alone.Finish && then.Start == alone.Start) continue;
            rows.Add(new LevelledRow(alone, then, [.. Why(then, entry.Milestone, levelled)], plain));
        }

        return [.. rows.OrderByDescending(row => row.MakesLate).ThenByDescending(row => row.Days)
            .ThenBy(row => row.Name, StringComparer.Ordinal)];
    }

    private static IEnumerable<Sentence> Why(LevelledMilestone then, Milestone milestone, LevelledSchedule levelled)
    {
        bool isLaterByItself = false;
        if (then.Waits.Count > 0)
        {
            isLaterByItself = true;
            yield return WaitSentence.Of(then);
        }

        if (then.AwaySentence is { Length: > 0 } away)
        {
            isLaterByItself = true;
            yield return new Sentence().Words(away);
        }

        if (isLaterByItself) yield break;
        string[] later = [.. milestone.Dependencies.Where(
            name => levelled.GetMilestone(name) is { } needed && needed.Finish != needed.PlainFinish)];
        if (later.Length > 0)
            yield return new Sentence().Words("needs ").Names(later, MaxNames)
                .Words(later.Length == 1 ? ", which is later" : ", which are later");
    }
}
