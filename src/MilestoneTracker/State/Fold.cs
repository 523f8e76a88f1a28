using System.Collections.Immutable;
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
    private AuditEvent? _last;

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
        List<AuditEvent> change = [];
        foreach (AuditEvent next in events)
        {
            cancellationToken.ThrowIfCancellationRequested();
            AuditEvent? previous = change.Count > 0 ? change[change.Count - 1] : fold._last;
            long expected = (previous?.Sequence ?? fold._state.Version) + 1;
            if (WholeChanges.Fault(next, previous, expected) is string fault) throw new AuditReplayException(expected, fault);
            change.Add(next);
            if (next.Index < next.Count) continue;
            foreach (AuditEvent whole in change) fold.Take(whole);
            change.Clear();
        }

        if (change.Count > 0 && !dropUnfinished)
        {
            throw new AuditReplayException(change[change.Count - 1].Sequence + 1,
                "the log ends within a change. Restore the rest of it, or open it with DropUnfinishedChange to go on without that change.");
        }

        return fold.Finish(cancellationToken);
    }

    private void Take(AuditEvent next)
    {
        try
        {
            Edit edit = EditOf(next);
            _state.Replay(edit, ReferenceEquals(edit.Data, next.Data) ? next : next with { Data = edit.Data });
        }
        catch (Exception e) when (e is ArgumentException or MilestoneRegistryException and not AuditReplayException)
        {
            throw new AuditReplayException(next.Sequence, e.Message, e);
        }

        _last = next;
    }

    /// <summary>The edit that an event stands for, if it fits the state.</summary>
    private Edit EditOf(AuditEvent next)
    {
        switch (next.Data)
        {
            case MilestoneRegistered registered:
                if (_state.FindOrNone(registered.Milestone, "milestone") != 0) throw new DuplicateMilestoneException(registered.Milestone);
                if (registered.Components is null) throw Misfit(next, "it has no set of components");
                MilestoneStatusWords.Checked(registered.Status, "status");
                ImmutableSortedSet<string> components = ComponentSet.Of(registered.Components);
                return new Edit(ReferenceEquals(components, registered.Components) ? registered : registered with { Components = components });
            case MilestoneStatusChanged changed:
                int id = _state.Find(changed.Milestone, "milestone");
                MilestoneStatusWords.Checked(changed.NewStatus, "status");
                if (changed.OldStatus != _state[id].Status || changed.OldStatus == changed.NewStatus)
                    throw Misfit(next, $"the status was {_state[id].Status}");
                return new Edit(changed, id);
            case MilestoneRemoved removed:
                int gone = _state.Find(removed.Milestone, "milestone");
                if (removed.Components is null || !ComponentSet.Of(removed.Components).SetEquals(_state.DetailsOf(gone).Components) || removed.Status != _state[gone].Status)
                    throw Misfit(next, "its components or its status were others");
                if (_state.Graph[gone].Dependencies.Count + (long)_state.Graph[gone].Dependents.Count > 0) throw Misfit(next, "it still has dependencies or dependents");
                return new Edit(removed, gone);
            case DependencyDeclared declared:
                (Named m, Named d) = _state.FindBoth(declared.Milestone, declared.Dependency);
                if (_state.Graph.DependsOn(m.Id, d.Id)) throw Misfit(next, "it was declared already");
                _declarations.Add((next.Sequence, m.Id, d.Id));
                return new Edit(declared, m.Id, d.Id);
            case DependencyWithdrawn withdrawn:
                (Named from, Named on) = _state.FindBoth(withdrawn.Milestone, withdrawn.Dependency);
                if (!_state.Graph.DependsOn(from.Id, on.Id)) throw Misfit(next, "it was not declared");
                _declarations.Add((-next.Sequence, from.Id, on.Id));
                return new Edit(withdrawn, from.Id, on.Id);
            default:
                throw Misfit(next, "this kind of event is not known");
        }
    }

    private RegistryState Finish(CancellationToken cancellationToken)
    {
        if (_last is null) return _state; // as it was
        DependencyGraph graph = _state.Graph;
        int[] order = TopologicalSort.Of(graph, _state.Count);
        if (order.Length < _state.Count) throw Cycle(cancellationToken);
        graph.ArrangeFromScratch(order);
        Wave.ComputeFromScratch(graph, order);
        return _state;
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

    private static AuditReplayException Misfit(AuditEvent next, string why) => new(next.Sequence, $"'{next.Data}' does not fit, because {why}.");
}
