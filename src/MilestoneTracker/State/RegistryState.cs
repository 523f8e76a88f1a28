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

    /// <summary>Carries out what was decided on this state.</summary>
    /// <param name="edits">One operation's edits, in order.</param>
    /// <param name="events">The event of each.</param>
    /// <param name="scratch">Holds the search that allowed a declaration.</param>
    public void Apply(List<Edit> edits, AuditEvent[] events, Scratch scratch)
    {
        scratch.Wave.Begin(Graph);
        for (int i = 0; i < edits.Count; i++) Record(Apply(edits[i], scratch), events[i]);
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
        for (int i = 0; i < edits.Count; i++) committed.Record(edits[i].Milestone != 0 ? edits[i].Milestone : Names.Intern(edits[i].Data.Milestone), events[i]); // a registration had no id yet
        return committed;
    }

    /// <summary>Takes one event of a log that fits, and leaves order and progress to the end of the replay.</summary>
    public void Replay(in Edit edit, AuditEvent recorded) => Record(Apply(edit, null), recorded);

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

    /// <summary>Carries out one edit; without scratch space, order and progress are left as they are.</summary>
    /// <returns>The milestone that it happened to.</returns>
    private int Apply(in Edit edit, Scratch? scratch)
    {
        (int milestone, int dependency) = (edit.Milestone, edit.Dependency);
        switch (edit.Data)
        {
            case MilestoneRegistered registered:
                milestone = Names.Intern(registered.Milestone);
                Graph.Add(milestone);
                Write(milestone) = Wave.Beginning(registered.Status);
                Count++;
                break;
            case MilestoneStatusChanged changed:
                if (scratch is null) Write(milestone).Status = changed.NewStatus;
                else scratch.Wave.ChangeStatus(milestone, changed.NewStatus);
                break;
            case MilestoneRemoved:
                Graph.Remove(milestone);
                Count--;
                break;
            case DependencyDeclared:
                if (scratch is not null) Graph.Reorder(scratch.Search);
                Graph.Connect(milestone, dependency);
                scratch?.Wave.Include(milestone, dependency);
                break;
            case DependencyWithdrawn:
                Graph.Withdraw(milestone, dependency);
                scratch?.Wave.Exclude(milestone, dependency);
                break;
        }

        return milestone;
    }

    /// <summary>Keeps what an event says for reading: components and history.</summary>
    private void Record(int milestone, AuditEvent recorded)
    {
        Version = recorded.Sequence;
        switch (recorded.Data)
        {
            case MilestoneRegistered registered:
                _details.Write(milestone, Graph.Token) = new Details(registered.Components, new HistoryEntry(recorded, registered.Status, null));
                break;
            case MilestoneStatusChanged changed:
                ref Details details = ref _details.Write(milestone, Graph.Token);
                details = details with { History = new HistoryEntry(recorded, changed.NewStatus, details.History) };
                break;
            case MilestoneRemoved:
                _details.Write(milestone, Graph.Token) = default;
                break;
        }
    }
}

/// <summary>What is read of a milestone at the border only.</summary>
internal readonly record struct Details(ImmutableSortedSet<string> Components, HistoryEntry History);
