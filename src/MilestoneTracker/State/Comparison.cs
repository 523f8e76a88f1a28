using MilestoneTracker.Dependencies;
using MilestoneTracker.Risk;

namespace MilestoneTracker.State;

// What differs between two states. Copies that share pages are compared page by page, so that what is shared is not looked
// at; states of different lineages are compared by name. Both ways find the same, because whatever is written of a milestone is on a
// page that the two do not share, be it a page of nodes or of details (invariant I11).
internal static class Comparison
{
    public static IReadOnlyList<MilestoneDifference> Of(RegistryState before, RegistryState after, CancellationToken cancellationToken)
    {
        if (ReferenceEquals(before, after)) return [];
        List<MilestoneDifference> differences = ReferenceEquals(before.Lineage, after.Lineage) ? BySharing(before, after, cancellationToken) : ByName(before, after, cancellationToken);
        differences.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return differences.AsReadOnly();
    }

    /// <summary>Throws where the two ways find different things (invariant I11). O(everything): for tests.</summary>
    public static void CheckBothWays(RegistryState before, RegistryState after)
    {
        if (!ReferenceEquals(before.Lineage, after.Lineage)) return;
        string[] found = [.. BySharing(before, after, CancellationToken.None).Select(InFull).OrderBy(text => text, StringComparer.Ordinal)];
        string[] expected = [.. ByName(before, after, CancellationToken.None).Select(InFull).OrderBy(text => text, StringComparer.Ordinal)];
        if (!found.SequenceEqual(expected, StringComparer.Ordinal))
            throw new InvalidOperationException("Invariant broken. I11: what differs is found page by page as it is by name.");
    }

    private static string InFull(MilestoneDifference difference)
    {
        return $"{difference}: {Side(difference.Before)} {Side(difference.After)}";

        static string Side(Milestone? milestone) => milestone is null ? "" : $"[{string.Join("|", milestone.Components)}] [{string.Join("|", milestone.Dependencies)}] {milestone.Progress:R}";
    }

    private static List<MilestoneDifference> ByName(RegistryState before, RegistryState after, CancellationToken cancellationToken)
    {
        List<MilestoneDifference> differences = [];
        OrdinalView<RiskLevel> risksBefore = RiskLevels.Of(before);
        OrdinalView<RiskLevel> risksAfter = RiskLevels.Of(after);
        foreach (string name in before.OrdinalIds().Select(id => before.Names[id]).Union(after.OrdinalIds().Select(id => after.Names[id]), StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            risksBefore.TryGetValue(name, out RiskLevel riskBefore);
            risksAfter.TryGetValue(name, out RiskLevel riskAfter);
            Milestone? was = before.TryFind(name, out int idBefore) ? new Milestone(before, idBefore) : null;
            Milestone? now = after.TryFind(name, out int idAfter) ? new Milestone(after, idAfter) : null;
            if (riskBefore != riskAfter || HasMoved(was, now)) differences.Add(new MilestoneDifference(name, was, now, riskBefore, riskAfter));
        }

        return differences;
    }

    private static List<MilestoneDifference> BySharing(RegistryState before, RegistryState after, CancellationToken cancellationToken)
    {
        HashSet<int> moved = [];
        List<int> causes = []; // where a change of risk may begin
        int end = Math.Max(before.Graph.End, after.Graph.End);
        foreach (int id in after.Unshared(before, end))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsSurelySame(before, after, id)) continue;
            Milestone? was = At(before, id);
            Milestone? now = At(after, id);
            if (!HasMoved(was, now)) continue;
            moved.Add(id);
            if (was?.Status != now?.Status || !was!.HasSameDependencies(now!)) causes.Add(id);
        }

        using Lineage.Loan first = before.Lineage.Borrow();
        using Lineage.Loan second = before.Lineage.Borrow();
        RiskExposure risksBefore = new(before, first.Scratch.Visits);
        RiskExposure risksAfter = new(after, second.Scratch.Visits);
        FollowRisk(risksBefore, risksAfter, causes, moved);
        return [.. moved.Select(id => new MilestoneDifference(before.Names[id], At(before, id), At(after, id), risksBefore.LevelOf(id), risksAfter.LevelOf(id)))];
    }

    // Up along dependents, for as long as what a milestone carries to them is another than before. Who depended on it before
    // and does no longer has lost a dependency, and so is among the causes already.
    private static void FollowRisk(RiskExposure before, RiskExposure after, List<int> causes, HashSet<int> moved)
    {
        HashSet<int> seen = [.. causes];
        for (int place = 0; place < causes.Count; place++)
        {
            int id = causes[place];
            if (before.LevelOf(id) != after.LevelOf(id)) moved.Add(id);
            if (before.CarriedBy(id) == after.CarriedBy(id)) continue;
            if (!after.Graph.Exists(id)) continue;
            foreach (int dependent in after.Graph.Dependents(id))
                if (seen.Add(dependent)) causes.Add(dependent);
        }
    }

    private static Milestone? At(RegistryState state, int id) => state.Graph.Exists(id) ? new Milestone(state, id) : null;

    /// <summary>Told from nodes, without making milestones of them.</summary>
    private static bool IsSurelySame(RegistryState before, RegistryState after, int id)
    {
        DependencyGraph was = before.Graph;
        DependencyGraph now = after.Graph;
        if (!was.Exists(id) || !now.Exists(id)) return was.Exists(id) == now.Exists(id);
        return before[id].Status == after[id].Status && before[id].Units == after[id].Units
            && now.SharesDependencies(was, id) && ReferenceEquals(before.DetailsOf(id).Components, after.DetailsOf(id).Components);
    }

    private static bool HasMoved(Milestone? was, Milestone? now) =>
        was is null || now is null ? !ReferenceEquals(was, now) : !was.IsSameButForHistory(now);
}
