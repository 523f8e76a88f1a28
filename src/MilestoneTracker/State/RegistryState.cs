using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MilestoneTracker.Auditing;
using MilestoneTracker.Changes;
using MilestoneTracker.Dependencies;
using MilestoneTracker.Propagation;

namespace MilestoneTracker.State;

// The state of a registry at one version: the fold of its events so far. This file is "apply"; deciding is in Changes,
// folding a whole log in Fold.
//
// What depends on what lies in the graph, and status and progress in its nodes; what is read at the border only (components,
// history) lies in the details. Both are shared page by page with every copy: Freeze and Fork are O(1).
//
// Apply cannot refuse: what it is given was decided on this very state. It throws only where memory runs out.
//
// Threads: a frozen state is read by any thread. A state that is not has one thread that writes it.
internal sealed partial class RegistryState
{
    private Pages<Details> _details = Pages<Details>.Empty;

    public RegistryState()
        : this(new DependencyGraph(), new Lineage())
    {
    }

    private RegistryState(DependencyGraph graph, Lineage lineage) => (Graph, Lineage) = (graph, lineage);

    public DependencyGraph Graph { get; }

    public Lineage Lineage { get; }

    public NameTable Names => Lineage.Names;

    /// <summary>The sequence number of the last event; 0 when there is none.</summary>
    public long Version { get; private set; }

    /// <summary>How many milestones there are.</summary>
    public int Count { get; private set; }

    /// <summary>Status and progress of a milestone that exists.</summary>
    public ref readonly Standing this[int id]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Graph[id].Standing;
    }

    public ref readonly Details DetailsOf(int id) => ref _details[id];

    /// <summary>Status and progress, to be written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref Standing Write(int id) => ref Graph.Write(id).Standing;

    /// <summary>A frozen copy, which never changes. O(1).</summary>
    public RegistryState Freeze() => Copy(Graph.Freeze());

    /// <summary>A copy of a frozen state that can be written. O(1).</summary>
    public RegistryState Fork() => Copy(Graph.Fork());

    /// <summary>Components and history, to be written.</summary>
    public ref Details WriteDetails(int id) => ref _details.Write(id, Graph.Token);

    /// <summary>Adds a milestone, at the end of the order.</summary>
    /// <returns>Its id.</returns>
    public int Add(string name, MilestoneStatus status)
    {
        int id = Names.Intern(name);
        Graph.Add(id);
        Write(id) = Wave.Beginning(status);
        Count++;
        return id;
    }

    /// <summary>Removes a milestone that has no neighbours.</summary>
    public void Remove(int id)
    {
        Graph.Remove(id);
        Count--;
    }

    /// <summary>The ids, below an end, of which a copy may have another node or other details: those on pages that the two do not share.
    /// What is shared is skipped.</summary>
    public IEnumerable<int> Unshared(RegistryState other, int end)
    {
        (int node, int detail) = (0, 0); // the next of each that is not shared
        for (int id = 1; id < end; id++)
        {
            if (node < id) node = Graph.NextDifferent(other.Graph, id, end);
            if (detail < id) detail = _details.NextDifferent(other._details, id, end);
            id = Math.Min(node, detail);
            if (id < end) yield return id;
        }
    }

    /// <summary>Carries out what was decided on this state.</summary>
    /// <param name="edits">One operation's edits, in order.</param>
    /// <param name="events">The event of each.</param>
    /// <param name="scratch">Holds the search that allowed a declaration.</param>
    public void Apply(List<Edit> edits, AuditEvent[] events, Scratch scratch)
    {
        scratch.Wave.Begin(Graph);
        for (int i = 0; i < edits.Count; i++)
        {
            Edit edit = edits[i];
            Record(edit.Data.Apply(this, edit, scratch), events[i]);
        }

        scratch.Wave.Settle();
    }

    /// <summary>
    /// This frozen state, to be written, with the histories that the events say, in place of those that were staged: what is staged has the time of its edit,
    /// what is committed that of its commit.
    /// </summary>
    /// <param name="before">The frozen state that this one was forked from.</param>
    /// <param name="edits">All edits since then, in order.</param>
    /// <param name="events">The event of each.</param>
    public RegistryState Committed(RegistryState before, List<Edit> edits, AuditEvent[] events)
    {
        RegistryState committed = Fork();
        committed._details = before._details.Share();
        for (int i = 0; i < edits.Count; i++) committed.Record(IdOf(edits[i]), events[i]);
        return committed;
    }

    /// <summary>Takes one event of a log that fits, and leaves order and progress to the end of the replay.</summary>
    public void Replay(in Edit edit, AuditEvent recorded) => Record(edit.Data.Apply(this, edit, null), recorded);

    /// <summary>Takes a milestone of an image, at the end of the order; its dependencies, which stand before it, follow.</summary>
    /// <returns>Whether its name is new.</returns>
    public bool TryRestore(int id, string name, ImmutableSortedSet<string> components, HistoryEntry history)
    {
        if (Names.Intern(name) != id) return false;
        Graph.Add(id);
        Write(id) = new Standing { Status = history.Status };
        _details.Write(id, Graph.Token) = new Details(components, history);
        Count++;
        return true;
    }

    /// <summary>All of an image is taken: order, statuses and dependencies are whole, and progress follows from them.</summary>
    public void Restored(long version)
    {
        Version = version;
        Wave.ComputeFromScratch(Graph, [.. Enumerable.Range(1, Count)]);
    }

    /// <summary>Takes a dependency of an image, on a milestone that stands before.</summary>
    public bool TryRestoreDependency(int milestone, int dependency)
    {
        if (dependency == milestone || Graph.DependsOn(milestone, dependency)) return false;
        Graph.Connect(milestone, dependency);
        return true;
    }

    private RegistryState Copy(DependencyGraph graph) => new(graph, Lineage) { _details = _details.Share(), Version = Version, Count = Count };

    private void Record(int milestone, AuditEvent recorded)
    {
        Version = recorded.Sequence;
        recorded.Data.Record(this, milestone, recorded);
    }

    // A registration had no id yet when it was decided; what happened to no milestone has none at all.
    private int IdOf(in Edit edit) => edit.Milestone == 0 && edit.Data.Subject.Milestone is { } name ? Names.Intern(name) : edit.Milestone;
}

/// <summary>What is read of a milestone at the border only.</summary>
internal readonly record struct Details(ImmutableSortedSet<string> Components, HistoryEntry History);
