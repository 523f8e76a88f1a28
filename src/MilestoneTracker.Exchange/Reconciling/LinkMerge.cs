using System.Collections.Immutable;
using MilestoneTracker.Exchange.Findings;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Reconciling;

// The dependencies of the items of a plan beside those of the registry: those of this origin that the file no longer has are withdrawn, new
// ones declared, lags and kinds set. A dependency that was declared by hand, or that another origin has, stays as it is.
internal sealed class LinkMerge(ImportedPlan plan, ProposedChange proposal, Matching matching, FindingLog findings)
{
    private const string Arrow = " → ";
    private const int MostOfEnd = 4;
    private readonly Dictionary<(int Item, string Dependency), ImmutableSortedDictionary<string, string>> _there = [];
    private Dictionary<string, string>? _ids;

    public void Apply(bool[] isChanged)
    {
        Withdraw(isChanged);
        foreach (ImportedLink link in plan.Links)
        {
            bool isMatched = matching.Milestones[link.Item] is not null;
            if (isMatched && _there.TryGetValue((link.Item, matching.Given[link.Dependency]), out ImmutableSortedDictionary<string,
                string>? fields)) isChanged[link.Item] |= Change(link, fields);
            else if (Declare(link)) isChanged[link.Item] |= isMatched;
        }
    }

    // What the items of the file depend on now; on the way, what of it goes.
    private void Withdraw(bool[] isChanged)
    {
        HashSet<(int, string)>? wanted = null;
        foreach (int item in Enumerable.Range(0, matching.Given.Length).Where(i => matching.Milestones[i] is not null)
            .OrderBy(i => matching.Given[i], StringComparer.Ordinal))
        {
            Milestone milestone = matching.Milestones[item]!;
            foreach (string dependency in milestone.Dependencies)
            {
                wanted ??= [.. plan.Links.Select(link => (link.Item, matching.Given[link.Dependency]))];
                ImmutableSortedDictionary<string, string> fields = proposal.Base.GetDependencyFields(milestone.Name, dependency);
                if (wanted.Contains((item, dependency))) _there.Add((item, dependency), fields);
                else if (fields.GetValueOrDefault(Keys.Source) == plan.Source) isChanged[item] |= proposal.WithdrawMilestoneDependency(
                    milestone.Name, dependency);
            }
        }
    }

    private bool Change(ImportedLink link, ImmutableSortedDictionary<string, string> fields)
    {
        (string milestone, string dependency) = (matching.Given[link.Item], matching.Given[link.Dependency]);
        if (fields.GetValueOrDefault(Keys.Source) != plan.Source && !IsOurs(link))
        {
            findings.Add("link-already-there", link.Place, plan.Items[link.Item].SourceId,
                $"'{milestone}' depends on '{dependency}' already, and not from this origin. That stays as it is.");
            return false;
        }

        bool isChanged = false;
        SortedDictionary<string, string?> now = new(StringComparer.Ordinal) { [Keys.Lag] = null, [Keys.Link] = null };
        foreach ((string key, string value) in link.Fields) now[key] = value;
        foreach ((string key, string? value) in now) isChanged |= proposal.SetDependencyField(milestone, dependency, key, value);
        return isChanged;
    }

    private bool Declare(ImportedLink link)
    {
        (string milestone, string dependency) = (matching.Given[link.Item], matching.Given[link.Dependency]);
        DependencyCheck check = proposal.TryDeclareMilestoneDependency(milestone, dependency);
        if (check.Verdict == DependencyVerdict.ClosesCycle)
        {
            if (!plan.Options.SkipCycles)
                throw new ImportRefusedException("cycle", link.Place, $"These wait for each other: {Shown(check.CyclePath)}. "
                    + "Remove one of the links, or have the one that closes the cycle left out.", check.CyclePath);
            // The path is searched for when it is read, which is not worth it for a finding that is only counted.
            findings.Add("cycle-skipped", link.Place, plan.Items[link.Item].SourceId,
                findings.Keeps("cycle-skipped") ? $"A link that closes a cycle was left out: {Shown(check.CyclePath)}." : "");
            return false;
        }

        foreach ((string key, string value) in link.Fields)
            if (string.CompareOrdinal(key, Keys.Source) < 0) proposal.SetDependencyField(milestone, dependency, key, value);
        if (!IsOurs(link)) proposal.SetDependencyField(milestone, dependency, Keys.Source, plan.Source);
        foreach ((string key, string value) in link.Fields)
            if (string.CompareOrdinal(key, Keys.Source) > 0) proposal.SetDependencyField(milestone, dependency, key, value);
        return true;
    }

    private bool IsOurs(ImportedLink link) => matching.IsOurs(plan, link.Item) && matching.IsOurs(plan, link.Dependency);

    // A cycle can go through the whole plan: of a long one, the beginning and the end.
    private string Shown(IReadOnlyList<string> path)
    {
        if (path.Count <= 2 * MostOfEnd + 1) return string.Join(Arrow, path.Select(Shown));
        string more = FormattableString.Invariant($"… {path.Count - 2 * MostOfEnd} more …");
        return string.Join(Arrow, [.. path.Take(MostOfEnd).Select(Shown), more, .. path.Skip(path.Count - MostOfEnd).Select(Shown)]);
    }

    private string Shown(string name)
    {
        if (_ids is null)
        {
            _ids = new Dictionary<string, string>(StringComparer.Ordinal);
            for (int i = 0; i < matching.Given.Length; i++) _ids[matching.Given[i]] = plan.Items[i].SourceId;
        }

        return _ids.TryGetValue(name, out string? id) ? $"'{name}' (#{Reading.Draft.Shown(id)})" : $"'{name}'";
    }
}
