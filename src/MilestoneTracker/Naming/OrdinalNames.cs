using System.Collections;
using MilestoneTracker.Dependencies;

using MilestoneTracker.State;

namespace MilestoneTracker.Naming;

/// <summary>The names of some milestones in ordinal order, sorted when they are first read. Immutable and safe from any thread.</summary>
internal sealed class OrdinalNames(RegistryState state, int id, bool dependents) : IReadOnlyList<string>
{
    private string[]? _names;

    /// <summary>No names: the neighbours of node 0, which has none.</summary>
    public static OrdinalNames None { get; } = new(new RegistryState().Freeze(), 0, dependents: false);

    public int Count => Neighbours.Count;

    private Neighbours Neighbours => dependents ? state.Graph[id].Dependents : state.Graph[id].Dependencies;

    private string[] Names => _names ??= Sort(state.Names, state.Graph.Lists.Of(Neighbours)).Names;

    public string this[int index] => Names[index];

    /// <summary>Whether two lists are the same object, or have the same names.</summary>
    public bool HasSameNames(OrdinalNames other) =>
        ReferenceEquals(this, other)
        || IsSameList(other) || (Count == other.Count && Names.SequenceEqual(other.Names, StringComparer.Ordinal));

    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)Names).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Neighbours and their names, in ordinal order of the names.</summary>
    public static (string[] Names, int[] Ids) Sort(NameTable table, NeighbourLists.Walk neighbours) => Sort(table, Ids(neighbours));

    public static List<int> Ids(NeighbourLists.Walk neighbours)
    {
        List<int> ids = [];
        foreach (int neighbour in neighbours) ids.Add(neighbour);
        return ids;
    }

    public static (string[] Names, int[] Ids) Sort(NameTable table, List<int> ids)
    {
        int[] sorted = [.. ids];
        string[] names = new string[sorted.Length];
        for (int i = 0; i < names.Length; i++) names[i] = table[sorted[i]];
        if (names.Length > 1) Array.Sort(names, sorted, StringComparer.Ordinal);
        return (names, sorted);
    }

    private bool IsSameList(OrdinalNames other) =>
        id == other.Id && dependents == other.Dependents && state.SharesIds(other.State)
        && state.Graph.Lists.Shares(Neighbours, other.State.Graph.Lists, other.Neighbours);

    private RegistryState State => state;

    private int Id => id;

    private bool Dependents => dependents;
}
