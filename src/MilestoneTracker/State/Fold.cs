using MilestoneTracker.Auditing;
using MilestoneTracker.Changes;
using MilestoneTracker.Dependencies;
using MilestoneTracker.Propagation;

namespace MilestoneTracker.State;

// The fold of a whole log. Milestones, statuses and dependencies are taken event by event; order and progress are not kept
// up to date on the way but made once at the end, by one topological sort. That they come out bit for bit as the live
// registry has them rests on progress following from graph and statuses alone (invariant I8).
//
// Refuses what does not fit: a gap, a change that is not whole, an unknown event, an event that contradicts the ones before
// it, a cycle. Cost: O(events), and one pass over the graph.
internal sealed class Fold
{
    private readonly RegistryState? _from;
    private readonly RegistryState _state;
    private readonly List<(long Sequence, int Milestone, int Dependency)> _declarations = [];
    private readonly List<AuditEvent> _change = []; // that is not whole yet
    private AuditEvent? _last;
    private bool _isFinished = true; // whether order and progress are those of the events so far

    private Fold(RegistryState? from) => (_from, _state) = (from, from?.Fork() ?? new RegistryState());

    /// <summary>Replays the events that follow a frozen state, or all from sequence number 1 on.</summary>
    /// <param name="from">The state; <see langword="null"/> for the empty one.</param>
    /// <param name="events">The events, in order.</param>
    /// <param name="dropUnfinished">Whether a change that is not whole at the end is left out instead of refused.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    /// <returns>A state that can be written: of the lineage of <paramref name="from"/>, or of its own.</returns>
    public static RegistryState Of(RegistryState? from, IEnumerable<AuditEvent> events, bool dropUnfinished, CancellationToken cancellationToken)
    {
        Fold fold = new(from);
        foreach (AuditEvent next in events)
        {
            cancellationToken.ThrowIfCancellationRequested();
            fold.Add(next);
        }

        if (fold._change.Count > 0 && !dropUnfinished)
        {
            throw new AuditReplayException(fold._change[fold._change.Count - 1].Sequence + 1,
                "the log ends within a change. Restore the rest of it, or open it with DropUnfinishedChange to go on without that change.");
        }

        fold.Finish(cancellationToken);
        return fold._state;
    }

    /// <summary>Replays all events from sequence number 1 on, once, and gives the frozen state as of each of some sequence numbers on the
    /// way.</summary>
    /// <param name="events">The events, in order; no more of them are asked for than the last sequence number needs.</param>
    /// <param name="sequences">The sequence numbers, ascending, from 0; as of one within a change is the state before that change.</param>
    /// <param name="cancellationToken">Ends it with <see cref="OperationCanceledException"/>.</param>
    public static IEnumerable<RegistryState> At(IEnumerable<AuditEvent> events, IReadOnlyList<long> sequences, CancellationToken cancellationToken)
    {
        Fold fold = new(null);
        long read = 0;
        int given = 0;
        for (; given < sequences.Count && sequences[given] == 0; given++) yield return fold.Freeze(cancellationToken);
        if (given == sequences.Count) yield break;

        // By count and not by what the events say, so that a gap or a log that ends too early is found and not taken for the end.
        foreach (AuditEvent next in events)
        {
            cancellationToken.ThrowIfCancellationRequested();
            fold.Add(next);
            for (read++; given < sequences.Count && sequences[given] == read; given++) yield return fold.Freeze(cancellationToken);
            if (given == sequences.Count) yield break;
        }

        throw AuditReplayException.EndsEarly(read, sequences[sequences.Count - 1]);
    }

    private void Add(AuditEvent next)
    {
        AuditEvent? previous = _change.Count > 0 ? _change[_change.Count - 1] : _last;
        long expected = (previous?.Sequence ?? _state.Version) + 1;
        if (WholeChanges.Fault(next, previous, expected) is string fault) throw new AuditReplayException(expected, fault);
        _change.Add(next);
        if (next.Index < next.Count) return;
        foreach (AuditEvent whole in _change) Take(whole);
        _change.Clear();
    }

    private void Take(AuditEvent next)
    {
        try
        {
            Edit edit = next.Data.Fit(_state, next);
            if (edit.Data.Declares is { } isDeclared) _declarations.Add((isDeclared ? next.Sequence : -next.Sequence, edit.Milestone, edit.Dependency));
            _state.Replay(edit, ReferenceEquals(edit.Data, next.Data) ? next : next with { Data = edit.Data });
        }
        catch (Exception e) when (e is ArgumentException or MilestoneRegistryException and not AuditReplayException)
        {
            throw new AuditReplayException(next.Sequence, e.Message, e);
        }

        (_last, _isFinished) = (next, false);
    }

    private RegistryState Freeze(CancellationToken cancellationToken)
    {
        Finish(cancellationToken);
        return _state.Freeze();
    }

    // Order and progress, where events have come since they were last made.
    private void Finish(CancellationToken cancellationToken)
    {
        if (_isFinished) return;
        DependencyGraph graph = _state.Graph;
        int[] order = TopologicalSort.Of(graph, _state.Count);
        cancellationToken.ThrowIfCancellationRequested();
        if (order.Length < _state.Count) throw Cycle(cancellationToken);
        graph.ArrangeFromScratch(order);
        cancellationToken.ThrowIfCancellationRequested();
        Wave.ComputeFromScratch(graph, order);
        _isFinished = true;
    }

    // Only where there is a cycle: the declarations once more, one search each, until one closes it.
    private AuditReplayException Cycle(CancellationToken cancellationToken)
    {
        DependencyGraph graph = _from?.Graph.Fork() ?? new DependencyGraph();
        OrderedSearch search = new(new Visits());
        for (int id = 1; id < _state.Graph.End; id++)
            if (!graph.Exists(id)) graph.Add(id);
        foreach ((long sequence, int milestone, int dependency) in _declarations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (sequence < 0) graph.Withdraw(milestone, dependency);
            else if (graph.Declare(milestone, dependency, search) == DependencyVerdict.ClosesCycle)
                return new AuditReplayException(sequence, $"'{_state.Names[milestone]}' cannot depend on '{_state.Names[dependency]}', because that closes a cycle.");
        }

        throw new InvalidOperationException("A topological sort found a cycle where there is none.");
    }
}
