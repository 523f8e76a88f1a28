using System.Collections.Immutable;
using MilestoneTracker.Auditing;
using MilestoneTracker.Counting;
using MilestoneTracker.Dependencies;
using MilestoneTracker.Naming;
using MilestoneTracker.Risk;
using MilestoneTracker.Threading;

namespace MilestoneTracker.State;

// The differences between two states, and their consequences. Copies whose ids mean the same are compared page by page, so that shared
// pages are skipped; other states are compared by name. Both ways find the same, because every write to a milestone is on a page that the
// two do not share, either of nodes or of details (invariant I11). Progress and risk are compared on demand.
internal sealed class Comparison
{
    private const int MaxWalks = 256; // up to this many, a walk for each is cheaper than a pass over all

    private readonly bool _bySharing;
    private readonly CancellationToken _cancellationToken;
    private readonly List<int> _changedIds = []; // only if ids mean the same
    private readonly object _gate = new();
    private Dictionary<string, (RiskLevel Before, RiskLevel After)>? _risks;

    public Comparison(RegistryState before, RegistryState after, CancellationToken cancellationToken)
    {
        (Before, After, _bySharing, _cancellationToken) = (before, after, before.SharesIds(after), cancellationToken);
        Changed = ReferenceEquals(before, after) ? [] : _bySharing ? BySharing(cancellationToken) : ByName(cancellationToken);
    }

    public RegistryState Before { get; }

    public RegistryState After { get; }

    /// <summary>The names of the milestones that differ themselves.</summary>
    public List<string> Changed { get; }

    public static Milestone? Find(RegistryState state, string name) => state.TryFind(name, out int id) ? new Milestone(state, id) : null;

    /// <summary>Throws if the two ways find different things (invariant I11). O(everything): for tests.</summary>
    public static void CheckBothWays(RegistryState before, RegistryState after)
    {
        if (!before.SharesIds(after)) return;
        Comparison comparison = new(before, after, CancellationToken.None);
        if (!comparison.Changed.OrderBy(name => name, StringComparer.Ordinal)
            .SequenceEqual(comparison.ByName(CancellationToken.None).OrderBy(name => name, StringComparer.Ordinal), StringComparer.Ordinal))
            throw new InvalidOperationException("Invariant broken. I11: the comparisons by page and by name find the same differences.");
    }

    public IEnumerable<FieldDifference> PlanFields() => Differences(AuditSubject.Plan, Before.PlanFields, After.PlanFields);

    public IEnumerable<FieldDifference> RecordFields()
    {
        (ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, FieldSet>> before,
            ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, FieldSet>> after) =
            (Before.Records.Collections, After.Records.Collections);
        if (ReferenceEquals(before, after)) yield break;
        foreach (string collection in KeysOf(before, after))
        {
            (ImmutableSortedDictionary<string, FieldSet> was, ImmutableSortedDictionary<string, FieldSet> now) =
                (Before.Records.Of(collection), After.Records.Of(collection));
            if (ReferenceEquals(was, now)) continue;
            foreach (string name in KeysOf(was, now))
                foreach (FieldDifference difference in Differences(
                    AuditSubject.OfRecord(collection, name), Before.Records.FieldsOf(collection, name),
                    After.Records.FieldsOf(collection, name)))
                    yield return difference;
        }
    }

    /// <summary>The fields of a milestone that differ, followed by those of its dependencies.</summary>
    public IReadOnlyList<FieldDifference> FieldsOf(string name)
    {
        SortedDictionary<string, FieldSet> was = OfDependencies(Before, name);
        SortedDictionary<string, FieldSet> now = OfDependencies(After, name);
        return Array.AsReadOnly<FieldDifference>(
        [
            .. Differences(AuditSubject.OfMilestone(name), Own(Before, name), Own(After, name)),
            .. KeysOf(was, now).SelectMany(
            dependency => Differences(AuditSubject.OfDependency(name, dependency), ValueOf(was, dependency), ValueOf(now, dependency))),
        ]);
    }

    /// <summary>The risk levels of a milestone; <see cref="RiskLevel.None"/> where it does not exist.</summary>
    public (RiskLevel Before, RiskLevel After) RisksOf(string name)
    {
        if (Risks().TryGetValue(name, out (RiskLevel, RiskLevel) levels)) return levels;
        return (LevelOf(Before, name), LevelOf(After, name)); // unchanged, so not among those that were compared
    }

    public IEnumerable<string> ChangedRisks() =>
        Risks().Where(risk => risk.Value.Before != risk.Value.After && IsInBoth(risk.Key)).Select(risk => risk.Key);

    public IEnumerable<string> ChangedProgress()
    {
        if (ReferenceEquals(Before, After)) return [];
        if (Affected() is { } few) return few.Where(HasChangedProgress);

        (Completion[] before, Completion[] after) = (Before.Completions(_cancellationToken), After.Completions(_cancellationToken));
        return After.OrdinalIds().Where(id => Before.TryFind(After.Names[id], out int was) && !before[was].Value.Equals(after[id].Value))
            .Select(id => After.Names[id]);
    }

    private List<string> ByName(CancellationToken cancellationToken)
    {
        List<string> changed = [];
        foreach (string name in Before.OrdinalIds()
            .Select(id => Before.Names[id]).Union(After.OrdinalIds().Select(id => After.Names[id]), StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (HasChanged(name)) changed.Add(name);
        }

        return changed;
    }

    private List<string> BySharing(CancellationToken cancellationToken)
    {
        List<string> changed = [];
        foreach (int id in After.Unshared(Before, Math.Max(Before.Graph.End, After.Graph.End)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (IsCertainlySame(id)) continue;
            string name = (After.Graph.Exists(id) ? After : Before).Names[id];
            if (!HasChanged(name)) continue;
            changed.Add(name);
            _changedIds.Add(id);
        }

        return changed;
    }

    /// <summary>Whether a milestone certainly does not differ, without creating objects for it.</summary>
    private bool IsCertainlySame(int id)
    {
        (DependencyGraph was, DependencyGraph now) = (Before.Graph, After.Graph);
        if (!was.Exists(id) || !now.Exists(id)) return was.Exists(id) == now.Exists(id);
        (Details before, Details after) = (Before.DetailsOf(id), After.DetailsOf(id));
        return Before[id].Status == After[id].Status
            && now.SharesDependencies(was, id) && ReferenceEquals(before.Components, after.Components)
            && ReferenceEquals(before.Fields, after.Fields) && ReferenceEquals(before.OfDependencies, after.OfDependencies);
    }

    private bool HasChanged(string name)
    {
        (bool was, bool isNow) = (Before.TryFind(name, out int before), After.TryFind(name, out int after));
        if (!was || !isNow) return was != isNow;
        if (!new Milestone(Before, before).IsSameButForHistory(new Milestone(After, after))) return true;
        return !(Before.DetailsOf(before).OfDependencies.IsEmpty && After.DetailsOf(after).OfDependencies.IsEmpty)
            && FieldsOf(name).Count > 0;
    }

    /// <summary>Whether the contribution of a milestone that is in both states, or of what it needs, may differ. An added or removed one
    /// does not have to be checked: those that need it differ as well.</summary>
    private bool CountsOtherwise(string name) =>
        Before.TryFind(name, out int was) && After.TryFind(name, out int now)
        && (!Tally.Difference(Before[was], After[now]).IsNothing
            || !new Milestone(Before, was).HasSameDependencies(new Milestone(After, now)));

    private bool HasChangedProgress(string name) =>
        Before.TryFind(name, out int was)
        && After.TryFind(name, out int now) && !Before.CompletionOf(was).Value.Equals(After.CompletionOf(now).Value);

    private bool IsInBoth(string name) => Before.TryFind(name, out _) && After.TryFind(name, out _);

    private Dictionary<string, (RiskLevel Before, RiskLevel After)> Risks()
    {
        using (UninterruptibleLock.Acquire(_gate)) return _risks ??= _bySharing ? RisksBySharing() : RisksByName();
    }

    private Dictionary<string, (RiskLevel Before, RiskLevel After)> RisksByName()
    {
        (OrdinalView<RiskLevel> before, OrdinalView<RiskLevel> after) = (Risk.RiskLevels.Compute(Before), Risk.RiskLevels.Compute(After));
        Dictionary<string, (RiskLevel Before, RiskLevel After)> risks = new(StringComparer.Ordinal);
        foreach (string name in before.Keys.Concat(after.Keys))
        {
            before.TryGetValue(name, out RiskLevel was);
            after.TryGetValue(name, out RiskLevel now);
            risks[name] = (was, now);
        }

        return risks;
    }

    // Up along dependents, as long as what a milestone passes on to them differs. A milestone that no longer depends on it has lost a
    // dependency, and so is already among those that differ.
    private Dictionary<string, (RiskLevel Before, RiskLevel After)> RisksBySharing()
    {
        using RegistryFamily.Lease first = Before.Family.Rent();
        using RegistryFamily.Lease second = Before.Family.Rent();
        RiskExposure before = new(Before, first.Scratch.Visits);
        RiskExposure after = new(After, second.Scratch.Visits);
        Dictionary<string, (RiskLevel Before, RiskLevel After)> risks = new(StringComparer.Ordinal);
        List<int> causes = [.. _changedIds];
        HashSet<int> seen = [.. causes];
        for (int place = 0; place < causes.Count; place++)
        {
            int id = causes[place];
            risks[(After.Graph.Exists(id) ? After : Before).Names[id]] = (before.LevelOf(id), after.LevelOf(id));
            if (before.CarriedBy(id) == after.CarriedBy(id) || !After.Graph.Exists(id)) continue;
            foreach (int dependent in After.Graph.Dependents(id))
                if (seen.Add(dependent)) causes.Add(dependent);
        }

        return risks;
    }

    /// <summary>The milestones whose contribution differs, and all that depend on them in either state; null if they are too many to walk
    /// one by one.</summary>
    private List<string>? Affected()
    {
        List<string> affected = [.. Changed.Where(CountsOtherwise)];
        HashSet<string> seen = new(affected, StringComparer.Ordinal);
        for (int place = 0; place < affected.Count; place++)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            if (affected.Count > MaxWalks) return null;
            foreach (RegistryState state in (RegistryState[])[Before, After])
            {
                if (!state.TryFind(affected[place], out int id)) continue;
                foreach (int dependent in state.Graph.Dependents(id))
                    if (seen.Add(state.Names[dependent])) affected.Add(state.Names[dependent]);
            }
        }

        return affected;
    }

    private static RiskLevel LevelOf(RegistryState state, string name)
    {
        if (!state.TryFind(name, out int id)) return RiskLevel.None;
        using RegistryFamily.Lease lease = state.Family.Rent();
        return new RiskExposure(state, lease.Scratch.Visits).LevelOf(id);
    }

    private static FieldSet Own(RegistryState state, string name) =>
        state.TryFind(name, out int id) ? state.DetailsOf(id).Fields : Fields.None;

    private static SortedDictionary<string, FieldSet> OfDependencies(RegistryState state, string name)
    {
        SortedDictionary<string, FieldSet> named = new(StringComparer.Ordinal);
        if (!state.TryFind(name, out int id)) return named;
        foreach (KeyValuePair<int, FieldSet> fields in state.DetailsOf(id).OfDependencies) named.Add(state.Names[fields.Key], fields.Value);
        return named;
    }

    private static FieldSet ValueOf(SortedDictionary<string, FieldSet> all, string name) =>
        all.TryGetValue(name, out FieldSet? fields) ? fields : Fields.None;

    private static IEnumerable<string> KeysOf<T>(IEnumerable<KeyValuePair<string, T>> before, IEnumerable<KeyValuePair<string, T>> after) =>
        before.Concat(after).Select(pair => pair.Key).Distinct(StringComparer.Ordinal).OrderBy(key => key, StringComparer.Ordinal);

    private static IEnumerable<FieldDifference> Differences(AuditSubject subject, FieldSet before, FieldSet after)
    {
        if (ReferenceEquals(before, after)) yield break;
        foreach (string key in KeysOf(before, after))
        {
            (string? was, string? now) = (Fields.Get(before, key), Fields.Get(after, key));
            if (was != now) yield return new FieldDifference(subject, key, was, now);
        }
    }
}
