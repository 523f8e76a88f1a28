using System.Runtime.CompilerServices;
using MilestoneTracker.Auditing;
using MilestoneTracker.Changes;
using MilestoneTracker.Counting;
using MilestoneTracker.Dependencies;
using MilestoneTracker.Naming;
using MilestoneTracker.Storage;

namespace MilestoneTracker.State;

// The state of a registry at one version: the fold of its events so far. This file is "apply"; deciding is in Changes,
// folding a whole log in Fold.
//
// What depends on what lies in the graph, and what counts in progress in its nodes; what is read at the border only (components, history,
// fields) lies in the details. Both are shared page by page with every copy: Freeze and Fork are O(1). The fields of the plan and
// of records are
// immutable trees. Nothing that follows from these is stored, but for the progress of all, which a frozen state keeps once it was
// asked for.
//
// Apply cannot refuse: what it is given was decided on this very state. It throws only where memory runs out.
//
// Threads: a frozen state is read by any thread. A state that is not has one thread that writes it.
internal sealed partial class RegistryState
{
    private PersistentArray<Details> _details = PersistentArray<Details>.Empty;
    private volatile Completion[]? _completions; // of all, where it was asked for; of a frozen state

    private NameTable _names;

    public RegistryState()
        : this(new DependencyGraph(), new RegistryFamily())
    {
    }

    private RegistryState(DependencyGraph graph, RegistryFamily lineage, NameTable? names = null) =>
        (Graph, Lineage, _names) = (graph, lineage, names ?? lineage.Names);

    public DependencyGraph Graph { get; }

    public RegistryFamily Lineage { get; }

    public NameTable Names => _names;

    /// <summary>The sequence number of the last event; 0 when there is none.</summary>
    public long Version { get; private set; }

    /// <summary>When the last change was made, as it was recorded; the <see langword="default"/> where there is none.</summary>
    public DateTimeOffset Time { get; private set; }

    /// <summary>How many milestones there are.</summary>
    public int Count { get; private set; }

    /// <summary>The fields of the plan itself.</summary>
    public FieldSet PlanFields { get; set; } = Fields.None;

    /// <summary>The records that there are.</summary>
    public Records Records { get; set; } = Records.None;

    /// <summary>What counts of a milestone that exists.</summary>
    public ref readonly ProgressState this[int id]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Graph[id].Progress;
    }

    public ref readonly Details DetailsOf(int id) => ref _details[id];

    /// <summary>What counts of a milestone, to be written.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref ProgressState Write(int id) => ref Graph.Write(id).Progress;

    /// <summary>A frozen copy, which never changes. O(1).</summary>
    public RegistryState Freeze() => Copy(Graph.Freeze(), Lineage, _names);

    /// <summary>A copy of a frozen state that can be written. O(1); the names that it brings are its own until it is published.</summary>
    public RegistryState Fork() => Copy(Graph.Fork(), Lineage, _names.Fork(Graph.End));

    /// <summary>A copy of a frozen state that a registry of its own goes on from. O(1) for the first; another one takes a copy of
    /// the names.</summary>
    public RegistryState Continue()
    {
        if (Lineage.TryOwn()) return Copy(Graph.Fork(), Lineage, Lineage.Names);
        RegistryFamily own = new(_names.Copy(Graph.End));
        return Copy(Graph.Fork(), own, own.Names);
    }

    /// <summary>Whether ids mean the same in both, so that pages can be compared.</summary>
    public bool SharesIds(RegistryState other) =>
        ReferenceEquals(Lineage, other.Lineage) && _names.Agrees(Graph.End, other._names, other.Graph.End);

    /// <summary>This fork takes the place of the registry's state: the names that it has brought are the registry's.</summary>
    public void TakePlace()
    {
        _names.Merge();
        _names = _names.Settled;
    }

    /// <summary>Components, history and fields, to be written.</summary>
    public ref Details WriteDetails(int id) => ref _details.Write(id, Graph.Token);

    /// <summary>Adds a milestone, at the end of the order.</summary>
    /// <returns>Its id.</returns>
    public int Add(string name, MilestoneStatus status)
    {
        int id = Names.Intern(name);
        Graph.Add(id);
        Write(id) = new ProgressState { Status = status };
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
        for (int i = 0; i < edits.Count; i++)
        {
            Edit edit = edits[i];
            Record(edit.Data.Apply(this, edit, scratch), events[i]);
        }
    }

    /// <summary>
    /// This frozen state, to be written, with the histories that the events say, in place of those that were staged: what is staged
    /// has the time of its edit,
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

    /// <summary>Takes one event of a log that fits, and leaves the order to the end of the replay.</summary>
    public void Replay(in Edit edit, AuditEvent recorded) => Record(edit.Data.Apply(this, edit, null), recorded);

    /// <summary>Takes a milestone of an image, at the end of the order; its dependencies, which stand before it, follow.</summary>
    /// <returns>Whether its name is new.</returns>
    public bool TryRestore(int id, string name, Details details)
    {
        if (Names.Intern(name) != id) return false;
        Graph.Add(id);
        ref ProgressState standing = ref Write(id);
        standing = new ProgressState { Status = details.History.Status };
        foreach (KeyValuePair<string, string> field in details.Fields)
        {
            if (!CountedFields.Count(field.Key)) continue;
            CountedFields.Check(field.Key, field.Value, "value");
            CountedFields.Apply(ref standing, field.Key, field.Value);
        }

        _details.Write(id, Graph.Token) = details;
        Count++;
        return true;
    }

    /// <summary>Takes the fields of a dependency of an image, which has been restored.</summary>
    public bool TryRestoreFields(int milestone, int dependency, FieldSet fields)
    {
        ref Details details = ref _details.Write(milestone, Graph.Token);
        if (fields.IsEmpty || dependency == milestone
            || !Graph.DependsOn(milestone, dependency) || details.OfDependencies.ContainsKey(dependency)) return false;
        details = details with { OfDependencies = details.OfDependencies.Add(dependency, fields) };
        return true;
    }

    /// <summary>All of an image is taken.</summary>
    public void Restored(long version, DateTimeOffset time, FieldSet planFields, Records records) =>
        (Version, Time, PlanFields, Records) = (version, time, planFields, records);

    /// <summary>The progress of one milestone of a frozen state.</summary>
    public Completion CompletionOf(int id) => _completions is { } all ? all[id] : CompletionWalk.Count(this, id);

    /// <summary>The progress of all milestones of a frozen state, by id; made once.</summary>
    public Completion[] Completions(CancellationToken cancellationToken) =>
        _completions ??= CompletionPass.Run(Graph, Count, cancellationToken);

    /// <summary>Takes a dependency of an image, on a milestone that stands before.</summary>
    public bool TryRestoreDependency(int milestone, int dependency)
    {
        if (dependency == milestone || Graph.DependsOn(milestone, dependency)) return false;
        Graph.Connect(milestone, dependency);
        return true;
    }

    private RegistryState Copy(DependencyGraph graph, RegistryFamily lineage, NameTable names) =>
        new(graph, lineage, names) {
        _details = _details.Share(), PlanFields = PlanFields, Records = Records, Version = Version, Time = Time, Count = Count };

    private void Record(int milestone, AuditEvent recorded)
    {
        (Version, Time) = (recorded.Sequence, recorded.Time);
        recorded.Data.Record(this, milestone, recorded);
    }

    public int IdOf(string name) => Names.Find(name).Id;

    // A registration had no id yet when it was decided; what happened to no milestone has none at all.
    private int IdOf(in Edit edit) => edit.Milestone == 0 && edit.Data.Subject.Milestone is { } name ? Names.Intern(name) : edit.Milestone;
}
