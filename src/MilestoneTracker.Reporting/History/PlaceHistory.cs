using MilestoneTracker.Auditing;

namespace MilestoneTracker.Reporting.History;

// The earlier plans from whose pictures a picture starts, each from the one before: the log determines them, so the pictures of two
// versions start from the same places.
//
// They are the plans after each change of milestones or dependencies since the last anchor. The first such change is an anchor, and then
// whichever makes the plans since the last one as large together as the block, where each counts its milestones, its dependencies and
// EachPlan more; so a picture costs a bounded number of steps, however long the log is. An anchor's own picture starts from those of
// earlier anchors: the digits of its number to the base AnchorBase say which, from the highest on, as in 0, 16, 32, 33, 34.
//
// Cost: O(events) in two passes, none for a plan of more than MaxMilestones.
internal static class PlaceHistory
{
    public const long Block = 300_000;

    private const int AnchorBase = 16;
    private const int MaxMilestones = 2_000;
    private const int EachPlan = 1_000;

    /// <summary>The plans, in order; each is read when it is enumerated.</summary>
    /// <param name="log">The log.</param>
    /// <param name="plan">The plan as of the picture; the log is not read beyond its version.</param>
    /// <param name="block">The size of all plans together from an anchor to the next.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    public static IEnumerable<RegistrySnapshot> Read(
        IAuditLog log, RegistrySnapshot plan, long block, CancellationToken cancellationToken)
    {
        if (plan.Count > MaxMilestones) return [];
        List<long> anchors = [], since = [];
        bool isOfGraph = false;
        long size = 0, read = 0;
        foreach (AuditEvent next in log.Read(1, cancellationToken))
        {
            if (next.Sequence > plan.Version) break;
            int more = Growth(next.Data);
            size += more;
            isOfGraph |= more != 0;
            if (next.Index < next.Count || !isOfGraph) continue;
            isOfGraph = false;
            if ((read += EachPlan + size) >= block || anchors.Count == 0)
            {
                (read, since) = (0, []);
                anchors.Add(next.Sequence);
            }
            else
            {
                since.Add(next.Sequence);
            }
        }

        return anchors.Count == 0 ? [] : RegistrySnapshot.AsOf(log, [.. Before(anchors), .. since], cancellationToken);
    }

    // The last anchor, after those that its picture starts from.
    private static IEnumerable<long> Before(List<long> anchors)
    {
        int last = anchors.Count - 1, step = 1, at = 0;
        while (step <= last / AnchorBase) step *= AnchorBase;
        yield return anchors[at];
        for (; step > 0; step /= AnchorBase)
            while (at + step <= last) yield return anchors[at += step];
    }

    // 1 if a milestone comes into being or a dependency is declared, -1 if one goes; 0 for a new status, components, a field or a record.
    private static int Growth(AuditData data)
    {
        if (data.Field is not null) return 0;
        return (data.Old, data.New) switch
        {
            ({ IsDeclared: false }, _) or ({ IsNothing: true }, { Kind: AuditValueKind.Milestone }) => 1,
            ({ IsDeclared: true }, _) or ({ Kind: AuditValueKind.Milestone }, { IsNothing: true }) => -1,
            _ => 0,
        };
    }
}
