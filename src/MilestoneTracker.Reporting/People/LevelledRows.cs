using MilestoneTracker.Planning;
using MilestoneTracker.Planning.Levelling;
using MilestoneTracker.Reporting.Dates;

namespace MilestoneTracker.Reporting.People;

// The milestones of the scope that are later with the people available, those whose target that costs first, then the latest. A
// reason is each wait for a resource; without one, what it needs that is later, or that its people can work only then. O(milestones and
// dependencies).
internal static class LevelledRows
{
    private const int MaxNames = 4;

    public static IReadOnlyList<LevelledRow> Of(
        LevelledSchedule levelled, IReadOnlyList<ReportedMilestone> scope, CancellationToken cancellationToken)
    {
        Schedule plain = levelled.Plain;
        ILookup<string, ResourceWait> waits = levelled.Waits.ToLookup(wait => wait.Milestone, StringComparer.Ordinal);
        List<LevelledRow> rows = [];
        foreach (ReportedMilestone entry in scope.WithCancellation(cancellationToken))
        {
            if (levelled.GetMilestone(entry.Name) is not { } then || plain.GetMilestone(entry.Name) is not { } alone) continue;
            if (then.Finish == alone.Finish && then.Start == alone.Start) continue;
            IReadOnlyList<Sentence> why = [.. waits[entry.Name].Select(WaitSentence.Of)];
            rows.Add(new LevelledRow(alone, then, why.Count > 0 ? why : [Otherwise(entry.Milestone, levelled)], plain));
        }

        return [.. rows.OrderByDescending(row => row.MakesLate).ThenByDescending(row => row.Days)
            .ThenBy(row => row.Name, StringComparer.Ordinal)];
    }

    private static Sentence Otherwise(Milestone milestone, LevelledSchedule levelled)
    {
        string[] later = [.. milestone.Dependencies.Where(
            name => levelled.GetMilestone(name) is { } needed && needed.Finish != needed.PlainFinish)];
        return later.Length == 0 ? new Sentence().Words("its people can work only then")
            : new Sentence().Words("needs ").Names(later, MaxNames).Words(later.Length == 1 ? ", which is later" : ", which are later");
    }
}
