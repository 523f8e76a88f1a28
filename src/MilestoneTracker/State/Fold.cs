using MilestoneTracker.Auditing;
using MilestoneTracker.Changes;
using MilestoneTracker.Dependencies;
using MilestoneTracker.Naming;
using MilestoneTracker.Storage;

namespace MilestoneTracker.State;

// The replay of a whole log. Milestones, statuses, fields and dependencies are applied event by event; the topological order is not
// maintained, but computed at the end by one sort.
//
// Events that do not fit are refused, and the first such event is named: a gap, an incomplete change, an unknown event, an event that an
// operation would not have written after the events before it, or a dependency that closes a cycle, even if it is withdrawn later. For
// the latter everything that was ever declared is sorted together: if that has no cycle, no event ever closed one. If it has one, because
// a dependency was reversed over time, declarations and withdrawals are replayed one by one, with a search for each.
//
// Cost: O(events), and one pass over the graph.
internal sealed class Fold
{
    private readonly RegistryState? _from;
    private readonly RegistryState _state;
    // Declarations, and withdrawals with a negative sequence number.
    private readonly List<(long Sequence, int Milestone, int Dependency)> _dependencies = [];
    private readonly List<AuditEvent> _change = []; // the change that is not complete yet
    private readonly OrderedSearch _search = new(new VisitMarks());
    private AuditEvent? _last;
    private bool _hasWithdrawn;
    private bool _isFinished = true; // whether the order includes all events so far
    private DependencyGraph? _replayed; // one by one, if necessary
    private int _replayedTo;

    private Fold(RegistryState? from) => (_from, _state) = (from, from?.Continue() ?? new RegistryState());

    /// <summary>Replays the events that follow a frozen state, or all events from sequence number 1 on.</summary>
    /// <param name="from">The state; <see langword="null"/> for the empty one.</param>
    /// <param name="events">The events, in order.</param>
    /// <param name="dropUnfinished">Whether an incomplete change at the end is dropped instead of refused.</param>
    /// <param name="cancellationToken">Cancels the replay.</param>
    /// <returns>A writable state, in the family of <paramref name="from"/> or in its own.</returns>
    public static RegistryState Replay(
        RegistryState? from, IEnumerable<AuditEvent> events, bool dropUnfinished, CancellationToken cancellationToken)
    {
        Fold fold = new(from);
        foreach (AuditEvent next in events)
        {
            cancellationToken.ThrowIfCancellationRequested();
            fold.Add(next);
        }

        if (fold._change.Count > 0 && !dropUnfinished)
        {
            throw fold.Refusal(fold._change[fold._change.Count - 1].Sequence + 1,
                "the log ends within a change. Restore the missing events, or open it with DropUnfinishedChange to drop that change.");
        }

        fold.Finish(cancellationToken);
        return fold._state;
    }

    /// <summary>Replays all events from sequence number 1 on, once, and returns the frozen state at each of some sequence
    /// numbers.</summary>
    /// <param name="events">The events, in order; only as many are read as the last sequence number needs.</param>
    /// <param name="sequences">The sequence numbers, ascending, from 0; for one within a change, the state before that change.</param>
    /// <param name="cancellationToken">Cancels the replay.</param>
    public static IEnumerable<RegistryState> At(
        IEnumerable<AuditEvent> events, IReadOnlyList<long> sequences, CancellationToken cancellationToken)
    {
        Fold fold = new(null);
        fold._state.Family.TryOwn(); // it keeps adding names while the snapshots are in use
        long read = 0;
        int given = 0;
        for (; given < sequences.Count && sequences[given] == 0; given++) yield return fold.Freeze(cancellationToken);
        if (given == sequences.Count) yield break;

        // By count rather than by the sequence numbers of the events, so that a gap or a log that ends too early is detected.
        foreach (AuditEvent next in events)
        {
            cancellationToken.ThrowIfCancellationRequested();
            fold.Add(next);
            for (read++; given < sequences.Count && sequences[given] == read; given++) yield return fold.Freeze(cancellationToken);
            if (given == sequences.Count) yield break;
        }

        throw AuditReplayException.EndsEarly(read, sequences[sequences.Count - 1]);
    }

    /// <summary>Replays all events from sequence number 1 on, once, and returns the frozen state at each of some times: before the first
    /// change with a later effective time. An incomplete change at the end counts as not there.</summary>
    /// <param name="events">The events, in order; only as many are read as the last time needs.</param>
    /// <param name="times">The times in UTC, as ticks, ascending.</param>
    /// <param name="cancellationToken">Cancels the replay.</param>
    public static IEnumerable<RegistryState> AtTimes(
        IEnumerable<AuditEvent> events, IReadOnlyList<long> times, CancellationToken cancellationToken)
    {
        if (times.Count == 0) yield break;
        Fold fold = new(null);
        fold._state.Family.TryOwn(); // it keeps adding names while the snapshots are in use
        long effective = long.MinValue;
        int given = 0;
        foreach (AuditEvent next in events)
        {
            cancellationToken.ThrowIfCancellationRequested();
            bool isLater = next is not null && fold._change.Count == 0 && next.Time.UtcTicks > effective;
            if (isLater) effective = next!.Time.UtcTicks;
            for (; isLater && given < times.Count && times[given] < effective; given++) yield return fold.Freeze(cancellationToken);
            if (given == times.Count) yield break;
            fold.Add(next!);
        }

        for (; given < times.Count; given++) yield return fold.Freeze(cancellationToken);
    }

    private void Add(AuditEvent next)
    {
        AuditEvent? previous = _change.Count > 0 ? _change[_change.Count - 1] : _last;
        long expected = (previous?.Sequence ?? _state.Version) + 1;
        if (AuditChanges.Fault(next, previous, expected) is string fault) throw Refusal(next?.Sequence ?? expected, fault);
        _change.Add(next);
        if (next.Index == next.Count) TakeChange();
    }

    private void TakeChange()
    {
        foreach (AuditEvent next in _change) Take(next);
        _change.Clear();
    }

    private void Take(AuditEvent next)
    {
        try
        {
            Edit edit = next.Data.Fit(_state, next);
            if (edit.Data.Declares is { } isDeclared)
            {
                _dependencies.Add((isDeclared ? next.Sequence : -next.Sequence, edit.Milestone, edit.Dependency));
                _hasWithdrawn |= !isDeclared;
            }

            _state.Replay(edit, ReferenceEquals(edit.Data, next.Data) ? next : next with { Data = edit.Data });
        }
        catch (Exception e) when (e is ArgumentException or MilestoneRegistryException)
        {
            throw CycleSoFar() ?? e as AuditReplayException ?? new AuditReplayException(next.Sequence, e.Message, e);
        }

        (_last, _isFinished) = (next, false);
    }

    /// <summary>The refusal of an event for its position in the log, unless an event before it does not fit.</summary>
    private AuditReplayException Refusal(long sequence, string fault)
    {
        TakeChange();
        return CycleSoFar() ?? new AuditReplayException(sequence, fault);
    }

    private RegistryState Freeze(CancellationToken cancellationToken)
    {
        Finish(cancellationToken);
        return _state.Freeze();
    }

    // Computes the order, if there are events since it was last computed.
    private void Finish(CancellationToken cancellationToken)
    {
        if (_isFinished) return;
        int[]? order = Sort();
        cancellationToken.ThrowIfCancellationRequested();
        if (order is null)
        {
            if (ReplayedCycle(cancellationToken) is { } cycle) throw cycle;
            order = TopologicalSort.Sort(_state.Graph, _state.Count);
        }

        _state.Graph.ArrangeFromScratch(order);
        _isFinished = true;
    }

    private AuditReplayException? CycleSoFar() => Sort() is null ? ReplayedCycle(CancellationToken.None) : null;

    /// <summary>The milestones in an order for everything that was ever declared; <see langword="null"/> if that has a cycle.</summary>
    private int[]? Sort()
    {
        DependencyGraph graph = _state.Graph;
        int[] order = _hasWithdrawn ? TopologicalSort.Sort(Ever(), graph.End) : TopologicalSort.Sort(graph, _state.Count);
        if (order.Length < (_hasWithdrawn ? graph.End - 1 : _state.Count)) return null;
        return _hasWithdrawn ? [.. order.Where(graph.Exists)] : order;
    }

    private IEnumerable<(int Milestone, int Dependency)> Ever()
    {
        DependencyGraph before = _from?.Graph ?? new DependencyGraph();
        for (int id = before.First; id != 0; id = before[id].Next)
            foreach (int dependency in OrdinalNames.Ids(before.Dependencies(id))) yield return (id, dependency);
        foreach ((long sequence, int milestone, int dependency) in _dependencies)
            if (sequence > 0) yield return (milestone, dependency);
    }

    // One by one, with a search each, until one closes a cycle; continues from where it last ended.
    private AuditReplayException? ReplayedCycle(CancellationToken cancellationToken)
    {
        DependencyGraph graph = _replayed ??= _from?.Graph.Fork() ?? new DependencyGraph();
        for (int id = 1; id < _state.Graph.End; id++)
            if (!graph.Exists(id)) graph.Add(id);
        for (; _replayedTo < _dependencies.Count; _replayedTo++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (long sequence, int milestone, int dependency) = _dependencies[_replayedTo];
            if (sequence < 0) graph.Withdraw(milestone, dependency);
            else if (graph.Declare(milestone, dependency, _search) == DependencyVerdict.ClosesCycle)
                return new AuditReplayException(
                    sequence, $"'{_state.Names[milestone]}' cannot depend on '{_state.Names[dependency]}', because that closes a cycle.");
        }

        return null;
    }
}
