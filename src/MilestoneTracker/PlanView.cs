using System.Collections.Immutable;
using System.Diagnostics;
using MilestoneTracker.Dependencies;
using MilestoneTracker.State;

namespace MilestoneTracker;

/// <summary>A snapshot by position: its milestones in a topological order, numbered from 0, so that what counts or schedules all of
/// them can go through arrays instead of names. A dependency has a lower position than its dependents.</summary>
/// <remarks>
/// Immutable and safe from any thread; holding one holds the memory of its snapshot. Positions mean something within one view, and in every
/// view that <see cref="HasOrderOf"/> it: another snapshot, and the same plan reached by other changes, may number its milestones in
/// another way. So nothing that people see may depend on them. What is asked at a position that is not there is an
/// <see cref="IndexOutOfRangeException"/>.
/// <para>Made by <see cref="RegistrySnapshot.GetView"/>, at 12 bytes a milestone and 4 a dependency. Names, statuses, fields,
/// components and histories are those of the snapshot: nothing of them is copied.</para>
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class PlanView
{
    private readonly RegistryState _state;
    private readonly int[] _ids; // by position
    private readonly int[] _positions; // by id
    private readonly int[] _starts; // by position, and one beyond the last
    private readonly int[] _dependencies; // positions

    internal PlanView(RegistrySnapshot snapshot)
    {
        (Snapshot, _state) = (snapshot, snapshot.State);
        DependencyGraph graph = _state.Graph;
        _state.WalkedOverAll();
        (_ids, _positions, _starts) = (new int[_state.Count], new int[graph.End], new int[_state.Count + 1]);
        int[] dependencies = new int[Math.Max(16, _state.Count * 3)];
        int end = 0;
        int position = 0;
        for (int id = graph.First; id != 0; position++)
        {
            ref readonly Node node = ref graph[id];
            (_ids[position], _positions[id]) = (id, position);
            int count = node.Dependencies.Count;
            if (end + count > dependencies.Length) Array.Resize(ref dependencies, Math.Max(end + count, dependencies.Length * 2));
            if (node.Dependencies.AreFew)
            {
                for (int place = 0; place < count; place++) dependencies[end++] = _positions[node.Dependencies[place]];
            }
            else
            {
                foreach (int dependency in graph.Lists.Of(node.Dependencies)) dependencies[end++] = _positions[dependency];
            }

            _starts[position + 1] = end;
            id = node.Next;
        }

        Array.Resize(ref dependencies, end);
        _dependencies = dependencies;
    }

    private PlanView(RegistrySnapshot snapshot, PlanView like) =>
        (Snapshot, _state, _ids, _positions, _starts, _dependencies) =
        (snapshot, snapshot.State, like._ids, like._positions, like._starts, like._dependencies);

    /// <summary>The snapshot that this is a view of.</summary>
    public RegistrySnapshot Snapshot { get; }

    /// <summary>How many milestones there are; positions are below it.</summary>
    public int Count => _ids.Length;

    /// <summary>All positions, in the ordinal order of the names. O(names that were ever registered or staged).</summary>
    public IEnumerable<int> OrdinalPositions => _state.OrdinalIds().Select(id => _positions[id]);

    /// <summary>For each position where its dependencies begin in <see cref="DependencyPositions"/>, and one more: where the last ones
    /// end.</summary>
    public ReadOnlySpan<int> DependencyStarts => _starts;

    /// <summary>The positions of the dependencies of all, one milestone after the other; within one in no particular order.</summary>
    public ReadOnlySpan<int> DependencyPositions => _dependencies;

    /// <summary>The positions of what a milestone depends on, all lower than its own, in no particular order. O(1).</summary>
    /// <param name="position">The position of the milestone.</param>
    public ReadOnlySpan<int> DependenciesAt(int position) =>
        new(_dependencies, _starts[position], _starts[position + 1] - _starts[position]);

    /// <summary>The name at a position. O(1).</summary>
    /// <param name="position">The position.</param>
    public string NameAt(int position) => _state.Names[_ids[position]];

    /// <summary>The position of a name. O(1).</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <param name="position">Its position; −1 where the answer is <see langword="false"/>.</param>
    /// <returns>Whether a milestone has this name.</returns>
    /// <exception cref="ArgumentException">The name breaks a rule; the message says which and where.</exception>
    public bool TryGetPosition(string name, out int position)
    {
        int id = _state.FindOrNone(name, nameof(name));
        position = id == 0 ? -1 : _positions[id];
        return id != 0;
    }

    /// <summary>The position of a name. O(1).</summary>
    /// <param name="name">The name, compared ordinally.</param>
    /// <exception cref="ArgumentException">The name breaks a rule; the message says which and where.</exception>
    /// <exception cref="MilestoneNotFoundException">No milestone has this name.</exception>
    public int PositionOf(string name) => _positions[_state.Find(name, nameof(name))];

    /// <summary>The status at a position. O(1).</summary>
    /// <param name="position">The position.</param>
    public MilestoneStatus StatusAt(int position) => _state[_ids[position]].Status;

    /// <summary>The fields at a position: the same object for as long as none of them changes. O(1).</summary>
    /// <param name="position">The position.</param>
    public ImmutableSortedDictionary<string, string> FieldsAt(int position) => _state.DetailsOf(_ids[position]).Fields;

    /// <summary>The components at a position, in ordinal order. O(1).</summary>
    /// <param name="position">The position.</param>
    public ImmutableSortedSet<string> ComponentsAt(int position) => _state.DetailsOf(_ids[position]).Components;

    /// <summary>Every status that the milestone at a position has had, oldest first. O(1); laid out when first read.</summary>
    /// <param name="position">The position.</param>
    public IReadOnlyList<StatusChange> StatusHistoryAt(int position) => new StatusHistory(_state.DetailsOf(_ids[position]).History);

    /// <summary>Whether any dependency of the milestone at a position has fields. O(1).</summary>
    /// <param name="position">The position.</param>
    public bool HasDependencyFieldsAt(int position) => !_state.DetailsOf(_ids[position]).OfDependencies.IsEmpty;

    /// <summary>The fields of a dependency: the same object for as long as none of them changes; empty where it is not declared. O(log
    /// of the milestone's dependencies with fields).</summary>
    /// <param name="position">The position of the milestone that depends.</param>
    /// <param name="dependency">The position of the milestone that it depends on.</param>
    public ImmutableSortedDictionary<string, string> DependencyFieldsAt(int position, int dependency) =>
        _state.DetailsOf(_ids[position]).OfDependency(_ids[dependency]);

    /// <summary>Whether both have the same milestones, with the same dependencies, at the same positions, known without comparing them:
    /// one was made like the other. O(1).</summary>
    /// <param name="other">The view to compare with.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is <see langword="null"/>.</exception>
    public bool HasOrderOf(PlanView other) =>
        ReferenceEquals((other ?? throw new ArgumentNullException(nameof(other)))._dependencies, _dependencies)
            && ReferenceEquals(other._ids, _ids);

    /// <summary>The positions at which the status, the history, the components, the fields or the fields of dependencies are others
    /// than in an earlier view that <see cref="HasOrderOf"/> this one. Reads the pages that differ, and nothing else.</summary>
    /// <param name="earlier">The view to compare with; it need not really be the earlier one.</param>
    /// <exception cref="ArgumentException">The two have another order, so that positions do not mean the same.</exception>
    public IReadOnlyList<int> ChangedSince(PlanView earlier)
    {
        if (!HasOrderOf(earlier)) throw new ArgumentException("The two views have another order. Ask HasOrderOf first.", nameof(earlier));
        List<int> changed = [];
        foreach (int id in _state.Unshared(earlier._state, _positions.Length))
            if (_state.Graph.Exists(id) && Differs(earlier._state, id)) changed.Add(_positions[id]);
        return changed;
    }

    /// <summary>The view in words, for people.</summary>
    public override string ToString() => FormattableString.Invariant($"{Snapshot}, {_dependencies.Length} dependencies");

    /// <summary>A view of a snapshot that shares the order of this one, where milestones and dependencies are the same.</summary>
    internal PlanView? TryMakeLike(RegistrySnapshot snapshot)
    {
        RegistryState state = snapshot.State;
        if (state.Count != Count || state.Graph.End != _positions.Length || !state.SharesIds(_state)) return null;
        foreach (int id in state.Unshared(_state, _positions.Length))
        {
            if (state.Graph.Exists(id) != _state.Graph.Exists(id)) return null;
            if (!state.Graph.Exists(id)) continue;
            bool isSame = state.Graph[id].Label == _state.Graph[id].Label && state.Graph.SharesDependencies(_state.Graph, id);
            if (!isSame) return null;
        }

        return new PlanView(snapshot, this);
    }

    private bool Differs(RegistryState earlier, int id)
    {
        Details now = _state.DetailsOf(id);
        Details then = earlier.DetailsOf(id);
        return _state[id].Status != earlier[id].Status || !ReferenceEquals(now.Fields, then.Fields)
            || !ReferenceEquals(now.History, then.History)
            || !ReferenceEquals(now.OfDependencies, then.OfDependencies) || !ReferenceEquals(now.Components, then.Components);
    }
}
