namespace MilestoneTracker.Reporting.Layout;

// The layer of each box if as many boxes as possible stay in the layer that they had in an earlier layout.
//
// A new box goes behind its dependencies, or else before its dependents. Then every edge that does not lead to a higher layer is mended:
// either its second box moves to the right, with all that it pushes, or its first box to the left, whichever moves fewer boxes that have
// not moved yet. Mending an edge keeps all edges that lead to the right. The method is our own. Cost: the boxes pushed for each edge to
// mend; more than MaxMended edges for each box mean that the plans have little in common, and there is no result.
internal sealed class KeptRanks
{
    private const double MaxMended = 0.25;
    private const int AlwaysMended = 8;

    private readonly Arrow[] _arrows;
    private readonly int?[] _before;
    private readonly Adjacency _outgoing;
    private readonly Adjacency _incoming;
    private readonly int[] _ranks;

    private KeptRanks(Arrow[] arrows, int?[] before)
    {
        (_arrows, _before) = (arrows, before);
        _outgoing = Adjacency.By([.. arrows.Select(arrow => arrow.From)], before.Length);
        _incoming = Adjacency.By([.. arrows.Select(arrow => arrow.To)], before.Length);
        _ranks = [.. before.Select(rank => rank ?? -1)];
    }

    /// <summary>The layers of an acyclic graph, or <see langword="null"/> if it is too different.</summary>
    /// <param name="arrows">The edges.</param>
    /// <param name="before">The earlier layer of each box; <see langword="null"/> for a new one.</param>
    public static int[]? Find(Arrow[] arrows, int?[] before)
    {
        KeptRanks kept = new(arrows, before);
        kept.PlaceNew();
        Arrow[] wrong = [.. arrows.Where(kept.IsWrong)];
        if (wrong.Length > AlwaysMended + MaxMended * before.Length) return null;
        foreach (Arrow arrow in wrong)
            if (kept.IsWrong(arrow)) kept.Mend(arrow);
        return kept._ranks;
    }

    private bool IsWrong(Arrow arrow) => _ranks[arrow.To] <= _ranks[arrow.From];

    // In topological order, so that the dependencies of a new box have a layer.
    private void PlaceNew()
    {
        int[] waiting = [.. Enumerable.Range(0, _ranks.Length).Select(box => _incoming[box].Length)];
        Queue<int> ready = new(Enumerable.Range(0, _ranks.Length).Where(box => waiting[box] == 0));
        while (ready.TryDequeue(out int box))
        {
            if (_ranks[box] < 0) _ranks[box] = RankOfNew(box);
            foreach (int arrow in _outgoing[box])
                if (--waiting[_arrows[arrow].To] == 0) ready.Enqueue(_arrows[arrow].To);
        }
    }

    private int RankOfNew(int box)
    {
        int lowest = 0, highest = int.MaxValue;
        foreach (int arrow in _incoming[box]) lowest = Math.Max(lowest, _ranks[_arrows[arrow].From] + 1);
        foreach (int arrow in _outgoing[box])
            if (_before[_arrows[arrow].To] is { } rank) highest = Math.Min(highest, rank - 1);
        return _incoming[box].Length > 0 || highest == int.MaxValue ? lowest : Math.Max(lowest, highest);
    }

    private void Mend(Arrow arrow)
    {
        Dictionary<int, int> later = Pushed(arrow.To, _ranks[arrow.From] + 1, forward: true);
        Dictionary<int, int> earlier = Pushed(arrow.From, _ranks[arrow.To] - 1, forward: false);
        bool isPossible = !earlier.Values.Any(rank => rank < 0);
        foreach ((int box, int rank) in isPossible && Cost(earlier) < Cost(later) ? earlier : later) _ranks[box] = rank;
    }

    private int Cost(Dictionary<int, int> moved) => moved.Keys.Count(box => _before[box] == _ranks[box]);

    private Dictionary<int, int> Pushed(int first, int rank, bool forward)
    {
        Dictionary<int, int> moved = new() { [first] = rank };
        Queue<int> open = new([first]);
        while (open.TryDequeue(out int box))
        {
            int at = moved[box];
            foreach (int arrow in forward ? _outgoing[box] : _incoming[box])
            {
                int next = forward ? _arrows[arrow].To : _arrows[arrow].From, now = moved.GetValueOrDefault(next, _ranks[next]);
                if (forward ? now > at : now < at) continue;
                moved[next] = forward ? at + 1 : at - 1;
                open.Enqueue(next);
            }
        }

        return moved;
    }
}
