namespace MilestoneTracker.State;

// From names to ids, at the border. A name that is found keeps the rules, because it was registered; only one that is not
// found is checked. Arguments come before unknown names, and the first argument before the second.
internal sealed partial class RegistryState
{
    public bool TryFind(string name, out int id) => Names.TryFind(name, out id) && Graph.Exists(id);

    /// <summary>The milestone of a name, or 0 for a good name that no milestone has.</summary>
    public int FindOrNone(string name, string parameter)
    {
        if (name is null) throw new ArgumentNullException(parameter);
        if (TryFind(name, out int id)) return id;
        Text.CheckedName(name, parameter);
        return 0;
    }

    public int Find(string name, string parameter)
    {
        int id = FindOrNone(name, parameter);
        return id != 0 ? id : throw new MilestoneNotFoundException(name);
    }

    public (int Milestone, int Dependency) FindBoth(string milestone, string dependency)
    {
        (int Milestone, int Dependency) found = FindBothOrNone(milestone, dependency);
        if (found.Milestone == 0) throw new MilestoneNotFoundException(milestone);
        if (found.Dependency == 0) throw new MilestoneNotFoundException(dependency);
        return found;
    }

    public (int Milestone, int Dependency) FindBothOrNone(string milestone, string dependency) =>
        (FindOrNone(milestone, nameof(milestone)), FindOrNone(dependency, nameof(dependency)));

    /// <summary>All milestones in the ordinal order of their names. The order of all names is kept by the lineage, so only new names cost a sort.</summary>
    public IEnumerable<int> OrdinalIds() => Names.Sorted().Where(Graph.Exists);
}
