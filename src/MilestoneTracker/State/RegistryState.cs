using System.Runtime.CompilerServices;
using MilestoneTracker.Auditing;
using MilestoneTracker.Changes;
using MilestoneTracker.Counting;
using MilestoneTracker.Dependencies;
using MilestoneTracker.Naming;
using MilestoneTracker.Storage;

namespace MilestoneTracker.State;

// The state of a registry at one version: the result of its events so far. This file is "apply"; deciding is in Changes, replaying a
// whole log in Fold.
//
// Dependencies are in the graph, and the progress state of each milestone in its node; what only queries read (components, history,
// fields) is in the details. Both are shared page by page with every copy: Freeze and Fork are O(1). The fields of the plan and of
// records are immutable trees. No derived value is stored, except the progress of all milestones, which a frozen state keeps once it was
// requested.
//
// Apply cannot refuse: its edits were decided on this very state. It throws only if memory runs out.
//
// Threads: any thread may read a frozen state. A state that is not frozen is written by one thread.
internal sealed partial class RegistryState
{
    private PersistentArray<Details> _details = PersistentArray<Details>.Empty;
    private volatile Completion[]? _completions; // of a frozen state, once all were requested

    private NameTable _names;

    public RegistryState()
        : this(new DependencyGraph(), new RegistryFamily())
    {
    }

    private RegistryState(DependencyGraph graph, RegistryFamily family, NameTable? names = null) =>
        (Graph, Family, _names) = (graph, family, names ?? family.Names);

    public DependencyGraph Graph { get; }

    public RegistryFamily Family { get; }

    public NameTable Names => _names;

    /// <summary>The sequence number of the last event; 0 when there is none.</summary>
    public long Version { get; private set; }

    /// <summary>The recorded time of the last change; the <see langword="default"/> if there is none.</summary>
    public DateTimeOffset Time { get; private set; }

    /// <summary>The number of milestones.</summary>
    public int Count { get; private set; }

    /// <summary>The fields of the plan itself.</summary>
    public FieldSet PlanFields { get; set; } = Fields.None;

    /// <summary>The records.</summary>
    public Records Records { get; set; } = Records.None;

    /// <summary>The progress state of an existing milestone.</summary>
    public ref readonly ProgressState this[int id]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Graph[id].Progress;
    }

    public ref readonly Details DetailsOf(int id) => ref _details[id];

    /// <summary>The progress state of a milestone, for writing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref ProgressState Write(int id) => ref Graph.Write(id).Progress;

    /// <summary>A frozen copy, which never changes. O(1).</summary>
    public RegistryState Freeze() => Copy(Graph.Freeze(), Family, _names);

    /// <summary>A writable copy of a frozen state. O(1); the names that it adds are its own until it is published.</summary>
    public RegistryState Fork() => Copy(Graph.Fork(), Family, _names.Fork(Graph.End));

    /// <summary>A copy of a frozen state from which a new registry continues. O(1) for the first; another one copies the names.</summary>
    public RegistryState Continue()
    {
        if (Family.TryOwn()) return Copy(Graph.Fork(), Family, Family.Names);
        RegistryFamily own = new(_names.Copy(Graph.End));
        return Copy(Graph.Fork(), own, own.Names);
    }

    /// <summary>Whether ids mean the same in both states, so that pages can be compared.</summary>
    public bool SharesIds(RegistryState other) =>
        ReferenceEquals(Family, other.Family) && _names.Agrees(Graph.End, other._names, other.Graph.End);

    /// <summary>This fork replaces the registry's state: the names that it has added become the registry's.</summary>
    public void TakePlace()
    {
        _names.Merge();
        _names = _names.Settled;
    }

    /// <summary>Components, history and fields, for writing.</summary>
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

    /// <summary>The ids below an end whose node or details may differ in a copy: those on pages that the two do not share. Shared pages
    /// are skipped.</summary>
    public IEnumerable<int> Unshared(RegistryState other, int end)
    {
        (int node, int detail) = (0, 0); // the next id of each that is not shared
        for (int id = 1; id < end; id++)
        {
            if (node < id) node = Graph.NextDifferent(other.Graph, id, end);
            if (detail < id) detail = _details.NextDifferent(other._details, id, end);
            id = Math.Min(node, detail);
            if (id < end) yield return id;
        }
    }

    /// <summary>Applies the edits that were decided on this state.</summary>
    /// <param name="edits">The edits of one operation, in order.</param>
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

    /// <summary>A writable copy of this frozen state, in which histories have the events of the commit instead of the staged ones: a
    /// staged event has the time of its edit, a committed one that of its commit.</summary>
    /// <param name="before">The frozen state from which this one was forked.</param>
    /// <param name="edits">All edits since then, in order.</param>
    /// <param name="events">The event of each.</param>
    public RegistryState Committed(RegistryState before, List<Edit> edits, AuditEvent[] events)
    {
        RegistryState committed = Fork();
        committed._details = before._details.Share();
        for (int i = 0; i < edits.Count; i++) committed.Record(IdOf(edits[i]), events[i]);
        return committed;
    }

    /// <summary>Applies the next event of a log, and keeps the order valid.</summary>
    /// <exception cref="MilestoneRegistryException">The event does not fit. An <see cref="ArgumentException"/> means the same.</exception>
    public void Follow(AuditEvent next, Scratch scratch)
    {
        Edit edit = next.Data.Fit(this, next);
        if (edit.Data.Declares == true
            && Graph.Judge(edit.Milestone, edit.Dependency, scratch.Search) == DependencyVerdict.ClosesCycle)
            throw AuditReplayException.Misfit(next, "it closes a cycle");
        Record(edit.Data.Apply(this, edit, scratch), ReferenceEquals(edit.Data, next.Data) ? next : next with { Data = edit.Data });
    }

    /// <summary>Applies one event of a log that fits, and leaves the order to the end of the replay.</summary>
    public void Replay(in Edit edit, AuditEvent recorded) => Record(edit.Data.Apply(this, edit, null), recorded);

    /// <summary>Adds a milestone of a saved state, at the end of the order; its dependencies, which come before it, are added
    /// afterwards.</summary>
    /// <returns>Whether its name is new.</returns>
    public bool TryRestore(int id, string name, Details details)
    {
        if (Names.Intern(name) != id) return false;
        Graph.Add(id);
        ref ProgressState progress = ref Write(id);
        progress = new ProgressState { Status = details.History.Status };
        foreach (KeyValuePair<string, string> field in details.Fields)
        {
            if (!CountedFields.Count(field.Key)) continue;
            CountedFields.Check(field.Key, field.Value, "value");
            CountedFields.Apply(ref progress, field.Key, field.Value);
        }

        _details.Write(id, Graph.Token) = details;
        Count++;
        return true;
    }

    /// <summary>Adds the fields of a dependency of a saved state, which has been added.</summary>
    public bool TryRestoreFields(int milestone, int dependency, FieldSet fields)
    {
        ref Details details = ref _details.Write(milestone, Graph.Token);
        if (fields.IsEmpty || dependency == milestone
            || !Graph.DependsOn(milestone, dependency) || details.OfDependencies.ContainsKey(dependency)) return false;
        details = details with { OfDependencies = details.OfDependencies.Add(dependency, fields) };
        return true;
    }

    /// <summary>Completes a state that was read.</summary>
    public void Restored(long version, DateTimeOffset time, FieldSet planFields, Records records) =>
        (Version, Time, PlanFields, Records) = (version, time, planFields, records);

    /// <summary>Of a frozen state whose milestones are all read: from here on what there is of each is found in one step. Safe
    /// beside readers.</summary>
    public void WalkedOverAll()
    {
        Graph.Walked(int.MaxValue);
        _details.BuildTable();
    }

    /// <summary>The progress of one milestone of a frozen state.</summary>
    public Completion CompletionOf(int id) => _completions is { } all ? all[id] : CompletionWalk.Count(this, id);

    /// <summary>The progress of all milestones of a frozen state, by id; computed once.</summary>
    public Completion[] Completions(CancellationToken cancellationToken) =>
        _completions ??= CompletionPass.Run(Graph, Count, cancellationToken);

    /// <summary>Adds a dependency of a saved state, on a milestone that comes before.</summary>
    public bool TryRestoreDependency(int milestone, int dependency)
    {
        if (dependency == milestone || Graph.DependsOn(milestone, dependency)) return false;
        Graph.Connect(milestone, dependency);
        return true;
    }

    private RegistryState Copy(DependencyGraph graph, RegistryFamily family, NameTable names) =>
        new(graph, family, names) {
        _details = _details.Share(), PlanFields = PlanFields, Records = Records, Version = Version, Time = Time, Count = Count };

    private void Record(int milestone, AuditEvent recorded)
    {
        (Version, Time) = (recorded.Sequence, recorded.Time);
        recorded.Data.Record(this, milestone, recorded);
    }

    public int IdOf(string name) => Names.Find(name).Id;

    // A registration had no id yet when it was decided; an event that is about no milestone has none at all.
    private int IdOf(in Edit edit) => edit.Milestone == 0 && edit.Data.Subject.Milestone is { } name ? Names.Intern(name) : edit.Milestone;
}
