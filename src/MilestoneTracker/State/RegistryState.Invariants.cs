using MilestoneTracker.Dependencies;
using MilestoneTracker.Counting;
using MilestoneTracker.Storage;

namespace MilestoneTracker.State;

// The invariants of one state, by number as in docs/internals/invariants.md. Tests call this after every step. What involves the log and
// other states (I1 to I4, I9, I10) is checked by the tests themselves. O(milestones and dependencies).
internal sealed partial class RegistryState
{
    private const int MaxWalks = 2_000; // in larger plans this many are walked, evenly spread, to avoid a quadratic check

    /// <summary>Throws if an invariant does not hold, with its number.</summary>
    /// <param name="earlier">A state from which this one, or a copy of it, came: to check what holds between the two.</param>
    public void CheckInvariants(RegistryState? earlier = null)
    {
        int[] ids = [.. Enumerable.Range(1, Graph.End - 1).Where(Graph.Exists)];
        Hold(ids.Length == Count, "I7: the number of milestones is the number of nodes that exist");
        CheckOrder(ids.Length);
        foreach (int id in ids) CheckNeighbours(id);
        foreach (int id in ids) CheckCounted(id);
        CheckProgress(ids);
        if (earlier is not null) Comparison.CheckBothWays(earlier, this);
    }

    private void CheckOrder(int count)
    {
        int found = 0;
        int previous = 0;
        for (int id = Graph.First; id != 0; previous = id, id = Graph[id].Next)
        {
            found++;
            Hold(Graph.Exists(id) && Graph[id].Previous == previous, "I5: the order is one list, linked both ways");
            Hold(Graph[id].Label > Graph[previous].Label, "I5: positions in the order are unique and ascend");
        }

        Hold(found == count && Graph[0].Previous == previous, "I5: every milestone is in the order");
        Hold(TopologicalSort.Sort(Graph, count).Length == count, "I5: there is no cycle");
    }

    private void CheckNeighbours(int id)
    {
        HashSet<int> dependencies = [];
        foreach (int dependency in Graph.Dependencies(id))
        {
            Hold(dependencies.Add(dependency), "I6: a dependency is recorded once");
            Hold(Graph.Exists(dependency), "I7: every end of a dependency exists");
            Hold(Graph[dependency].Label < Graph[id].Label, "I5: a dependency comes before its dependents");
            Hold(Graph.Lists.Contains(Graph[dependency].Dependents, id), "I6: both directions mirror each other");
            Hold(Graph.Lists.Contains(Graph[id].Dependencies, dependency)
                && Graph.DependsOn(id, dependency), "I6: what is listed is found");
        }

        HashSet<int> dependents = [];
        foreach (int dependent in Graph.Dependents(id)) Hold(
            dependents.Add(dependent) && Graph.Lists.Contains(Graph[dependent].Dependencies, id), "I6: both directions mirror each other");
        Hold(dependencies.Count == Graph[id].Dependencies.Count
            && dependents.Count == Graph[id].Dependents.Count, "I6: the counts of neighbours are right");
        Hold(DetailsOf(id).Components is not null && DetailsOf(id).History is not null, "I7: every milestone has components and a history");
        Hold(DetailsOf(id).History.Change.Status == this[id].Status, "I1: the status is the last of the history");
    }

    // The progress state is in the node, so that no walk reads fields; it must agree with the fields.
    private void CheckCounted(int id)
    {
        ProgressState expected = new() { Status = this[id].Status };
        foreach (KeyValuePair<string, string> field in DetailsOf(id).Fields)
            if (CountedFields.Count(field.Key)) CountedFields.Apply(ref expected, field.Key, field.Value);
        Hold((expected.Weight, expected.Reported) == (this[id].Weight, this[id].Reported),
            $"I8: the progress state of '{Names[id]}' agrees with its fields");
        foreach (KeyValuePair<int, FieldSet> fields in DetailsOf(id).OfDependencies)
            Hold(!fields.Value.IsEmpty && Graph.DependsOn(id, fields.Key), "I7: only a declared dependency has fields");
    }

    private void CheckProgress(int[] ids)
    {
        Scratch scratch = new();
        Completion[] all = CompletionPass.Run(Graph, Count, CancellationToken.None);
        int step = Math.Max(1, ids.Length / MaxWalks);
        foreach (int id in ids.Where((_, i) => i % step == 0))
        {
            bool isSame = all[id] == CompletionWalk.Count(Graph, id, scratch);
            Hold(isSame, $"I8: the progress of '{Names[id]}' is the same from a walk and from the pass over all");
        }
    }

    private static void Hold(bool holds, string invariant)
    {
        if (!holds) throw new InvalidOperationException($"Invariant broken. {invariant}.");
    }
}
