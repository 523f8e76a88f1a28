using MilestoneTracker.Auditing;

namespace MilestoneTracker.Reporting.History;

// The earlier plans from whose pictures a picture starts: the log determines them, and a longer log has the same ones first, so that the
// pictures of two versions start from the same places.
//
// They are the plans after each change of milestones or dependencies. After each MaxPlans of them the pictures start from nothing, so
// that a picture costs at most that many layouts. O(events) in two passes, none for a plan of more than MaxMilestones.
internal static class PlaceHistory
{
    private const int MaxPlans = 32;
    private const int MaxMilestones = 2_000;

    /// <summary>The plans, in order.</summary>
    /// <param name="log">The log.</param>
    /// <param name="plan">The plan as of the picture; the log is not read beyond its version.</param>
    /// <param name="cancellationToken">Cancels reading.</param>
    public static IReadOnlyList<RegistrySnapshot> Read(IAuditLog log, RegistrySnapshot plan, CancellationToken cancellationToken)
    {
        if (plan.Count > MaxMilestones) return [];
        List<long> versions = [];
        bool isOfGraph = false;
        foreach (AuditEvent next in log.Read(1, cancellationToken))
        {
            if (next.Sequence > plan.Version) break;
            isOfGraph |= IsOfGraph(next.Data);
            if (next.Index < next.Count || !isOfGraph) continue;
            if (versions.Count == MaxPlans) versions.Clear();
            versions.Add(next.Sequence);
            isOfGraph = false;
        }

        return versions.Count == 0 ? [] : [.. RegistrySnapshot.AsOf(log, versions, cancellationToken)];
    }

    // A dependency is declared or withdrawn, or a milestone comes into being or goes; not a new status, components or a field.
    private static bool IsOfGraph(AuditData data) =>
        data.Field is null && (data.Old.Kind == AuditValueKind.Declared || data.Old.Kind != data.New.Kind);
}
