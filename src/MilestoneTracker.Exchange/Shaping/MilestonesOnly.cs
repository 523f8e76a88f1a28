using MilestoneTracker.Exchange.Reading;
using MilestoneTracker.Exchange.Values;

namespace MilestoneTracker.Exchange.Shaping;

// Only the items that the origin marks as milestones: each depends on the nearest taken ones that are reached over what is not taken.
// Bounded: a plan in which these ways are more than a hundred times the limit of links is refused.
internal sealed class MilestonesOnly
{
    private readonly Draft _draft;
    private readonly int[] _start;
    private readonly int[] _targets;

    public MilestonesOnly(Draft draft, LinkList edges)
    {
        _draft = draft;
        _start = new int[draft.Items.Count + 1];
        _targets = new int[edges.Count];
        foreach (ImportedLink edge in edges) _start[edge.Item + 1]++;
        for (int i = 1; i < _start.Length; i++) _start[i] += _start[i - 1];
        int[] next = [.. _start];
        foreach (ImportedLink edge in edges) _targets[next[edge.Item]++] = edge.Dependency;
    }

    public LinkList Connect(bool[] isTaken)
    {
        LinkList edges = new();
        int[] seenBy = new int[_draft.Items.Count];
        long steps = 0;
        int most = _draft.Options.Limits.Links;
        List<int> todo = [];
        List<int> found = [];
        for (int item = 0; item < isTaken.Length; item++)
        {
            if (!isTaken[item]) continue;
            todo.Clear();
            found.Clear();
            todo.Add(item);
            for (int i = 0; i < todo.Count; i++)
            {
                foreach (int dependency in _targets.AsSpan(_start[todo[i]].._start[todo[i] + 1]))
                {
                    if (++steps > 100L * most) throw TooMany(item, most);
                    if (seenBy[dependency] == item + 1) continue;
                    seenBy[dependency] = item + 1;
                    if (!isTaken[dependency]) todo.Add(dependency);
                    else if (dependency != item) found.Add(dependency);
                }
            }

            found.Sort();
            if (edges.Count + found.Count > most) throw TooMany(item, most);
            foreach (int dependency in found) edges.Add(Link(item, dependency));
        }

        return edges;
    }

    private ImportedLink Link(int item, int dependency) =>
        new(item, dependency, LinkKind.FinishToStart, null, _draft.Items[item].Place);

    private ImportRefusedException TooMany(int item, int most) => new("too-many-links", _draft.Items[item].Place,
        FormattableString.Invariant(
            $"The milestones of the plan are connected by more than {most} links. Take all items, or raise the limit of links."));
}
