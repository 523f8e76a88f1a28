using MilestoneTracker.Auditing;
using MilestoneTracker.Dependencies;
using MilestoneTracker.State;
using MilestoneTracker.Storage;

namespace MilestoneTracker.Counting;

// Updates the sums of all milestones from one state to the next after a change. If only the contribution of a milestone has changed,
// every sum that includes it (those of its dependents, up to cancelled ones, whose sum is empty) subtracts the old and adds the new
// contribution. If the set that a milestone reaches has changed, every milestone whose set may have changed is walked again.
internal sealed class CompletionFollower(RegistryState before, RegistryState after, Tally[] tallies, Scratch scratch)
{
    private const int LeastWalks = 64; // at most this many walks, or a hundredth of all milestones: about the cost of a pass over all

    /// <summary>How many milestones were recomputed.</summary>
    public int Counted { get; private set; }

    /// <summary>Updates the sums after a change.</summary>
    /// <returns>Whether it did; otherwise so much has changed that everything must be computed again.</returns>
    public bool TryFollow(IEnumerable<AuditEvent> events)
    {
        HashSet<int> changed = [];
        bool isReachSame = true;
        foreach (AuditEvent e in events)
        {
            AuditSubject subject = e.Data.Subject;
            if (subject.Milestone is null || (e.Data.Field is { } field && !(subject.Dependency is null && CountedFields.Count(field))))
                continue;
            if (e.Data.New.Kind == AuditValueKind.Components) continue;
            changed.Add(after.IdOf(subject.Milestone));
            isReachSame &= e.Data.Field is not null
                || (e.Data.New.Kind == AuditValueKind.Status && !IsCancelled(e.Data.Old) && !IsCancelled(e.Data.New));
        }

        if (!isReachSame) return TryWalkAgain(changed);
        foreach (int id in changed)
            if (before[id].Status != MilestoneStatus.Cancelled) Exchange(id, before[id], after[id]);
        return true;
    }

    private static bool IsCancelled(AuditValue value) => value.Status == MilestoneStatus.Cancelled;

    private void Exchange(int id, ProgressState old, ProgressState now)
    {
        Tally difference = Tally.Difference(old, now);
        if (difference.IsNothing) return; // for example from planned to blocked
        DependencyGraph graph = after.Graph;
        VisitMarks visits = scratch.Visits;
        visits.Begin(graph.End);
        uint mark = visits.NewMark();
        int[] found = scratch.Ids(graph.End);
        (visits[id].Mark, found[0]) = (mark, id);
        int end = 1;
        int touched = 0;
        for (int place = 0; place < end; place++)
        {
            int next = found[Math.Min(place + CompletionWalk.Ahead, end - 1)]; // prefetched, as in a walk down
            touched ^= graph[next].Next ^ tallies[next].Counted;
            ref readonly Node node = ref graph[found[place]];
            if (node.Progress.Status == MilestoneStatus.Cancelled) continue; // never the first one
            tallies[found[place]].Add(difference);
            if (node.Dependents.AreFew)
            {
                for (int i = 0; i < node.Dependents.Count; i++) end = visits.Find(node.Dependents[i], found, end, mark);
            }
            else
            {
                foreach (int dependent in graph.Lists.Of(node.Dependents)) end = visits.Find(dependent, found, end, mark);
            }
        }

        visits[0].Value = touched; // a use of the value, so that the compiler keeps the prefetches
        Counted += end;
    }

    /// <summary>Walks again from every milestone whose set or contribution may have changed, and from all that depend on it.</summary>
    /// <param name="changed">Ids that are in either state.</param>
    /// <returns>Whether it did; otherwise so much has changed that everything must be computed again.</returns>
    public bool TryWalkAgain(HashSet<int> changed)
    {
        int most = Math.Max(LeastWalks, after.Count / 100);
        List<int> affected = [.. changed];
        for (int place = 0; place < affected.Count; place++)
        {
            if (affected.Count > most) return false;
            foreach (RegistryState state in (RegistryState[])[before, after])
            {
                if (!state.Graph.Exists(affected[place])) continue;
                foreach (int dependent in state.Graph.Dependents(affected[place]))
                    if (changed.Add(dependent)) affected.Add(dependent);
            }
        }

        foreach (int id in affected) tallies[id] = after.Graph.Exists(id) ? CompletionWalk.TallyOf(after.Graph, id, scratch) : default;
        Counted += affected.Count;
        return true;
    }
}
