using MilestoneTracker.Naming;

namespace MilestoneTracker.State;

// From names to ids, at the public boundary. A name that is found keeps the rules, because it was registered; only a name that is not
// found is checked. Invalid arguments come before unknown names, and the first argument before the second.
internal sealed partial class RegistryState
{
    public bool TryFind(string name, out int id) => Graph.Exists(id = Names.Find(name).Id);

    /// <summary>The id of the milestone with a name, or 0 for a valid name that no milestone has.</summary>
    public int FindOrNone(string name, string parameter)
    {
        if (name is null) throw new ArgumentNullException(parameter);
        if (TryFind(name, out int id)) return id;
        TextRules.CheckedName(name, parameter);
        return 0;
    }

    public int Find(string name, string parameter)
    {
        int id = FindOrNone(name, parameter);
        return id != 0 ? id : throw new MilestoneNotFoundException(name);
    }

    public (ResolvedName Milestone, ResolvedName Dependency) FindBoth(string milestone, string dependency)
    {
        (ResolvedName Milestone, ResolvedName Dependency) found = FindBothOrNone(milestone, dependency);
        if (found.Milestone.Id == 0) throw new MilestoneNotFoundException(milestone);
        if (found.Dependency.Id == 0) throw new MilestoneNotFoundException(dependency);
        return found;
    }

    public (ResolvedName Milestone, ResolvedName Dependency) FindBothOrNone(string milestone, string dependency)
    {
        if (milestone is not null && dependency is not null)
        {
            (ResolvedName Milestone, ResolvedName Dependency) found = Names.Find(milestone, dependency);
            if (Graph.Exists(found.Milestone.Id) && Graph.Exists(found.Dependency.Id)) return found;
        }

        return (NamedOrNone(milestone!, nameof(milestone)), NamedOrNone(dependency!, nameof(dependency)));
    }

    /// <summary>Throws unless the dependency between two names is declared; unknown milestones first.</summary>
    public void CheckDeclared(ResolvedName milestone, ResolvedName dependency)
    {
        if (milestone.Id == 0) throw new MilestoneNotFoundException(milestone.Name);
        if (dependency.Id == 0) throw new MilestoneNotFoundException(dependency.Name);
        if (!Graph.DependsOn(milestone.Id, dependency.Id)) throw new DependencyNotFoundException(milestone.Name, dependency.Name);
    }

    private ResolvedName NamedOrNone(string name, string parameter) => new(FindOrNone(name, parameter), name);

    /// <summary>All milestones in the ordinal order of their names. The family keeps all names in order, so only new names cost a
    /// sort.</summary>
    public IEnumerable<int> OrdinalIds() => Names.Sorted().Where(Graph.Exists);
}
