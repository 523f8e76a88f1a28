namespace MilestoneTracker.Reporting.Layout;

// Minimizes the cost of numbers under constraints, starting from a feasible solution.
//
// A spanning tree of tight constraints (those at their minimum length) determines all numbers. A tree edge with a negative cut value
// leaves the tree, and the shortest constraint that leads back from one side to the other enters it; one side moves until that one is
// tight. The solution is optimal when no cut value is negative.
//
// Source: Gansner, Koutsofios, North, Vo 1993, section 2, with two simplifications. The cut value of an edge is the sum over the nodes of
// one side of their outgoing minus incoming weights (their imbalance), because edges within the side cancel out; so these sums are stored
// instead. And nodes are numbered in postorder, so a subtree is a range of one array (SpanningTree).
//
// Cost: an exchange costs the subtree below the nearest common ancestor of the two ends. Steps are counted, and the algorithm stops at
// the effort limit with a feasible solution that may not be optimal. Not recursive.
internal sealed class NetworkSimplex
{
    private const int Candidates = 30;

    private readonly Constraint[] _constraints;
    private readonly int[] _numbers;
    private readonly Adjacency _outgoing;
    private readonly Adjacency _incoming;
    private readonly SpanningTree _tree;
    private long _steps;
    private int _cursor;

    private NetworkSimplex(Constraint[] constraints, int[] numbers)
    {
        (_constraints, _numbers, _tree) = (constraints, numbers, new SpanningTree(numbers.Length));
        _outgoing = Adjacency.By([.. constraints.Select(constraint => constraint.From)], numbers.Length);
        _incoming = Adjacency.By([.. constraints.Select(constraint => constraint.To)], numbers.Length);
    }

    /// <summary>Improves the numbers in place. The constraints must be connected and met.</summary>
    public static void Run(Constraint[] constraints, int[] numbers, long effort)
    {
        if (numbers.Length < 2) return;
        NetworkSimplex simplex = new(constraints, numbers);
        simplex.TightTree();
        foreach (Constraint constraint in constraints)
        {
            simplex._tree.Imbalance[constraint.From] += constraint.Weight;
            simplex._tree.Imbalance[constraint.To] -= constraint.Weight;
        }

        simplex._tree.Number();
        while (simplex._steps < effort && simplex.LeaveEdge() is int side and >= 0) simplex.Exchange(side);
    }

    private int Slack(int constraint) =>
        _numbers[_constraints[constraint].To] - _numbers[_constraints[constraint].From] - _constraints[constraint].Length;

    // As in Prim's algorithm, but the whole tree moves until the nearest constraint is tight. Numbers in the tree are stored without the
    // accumulated move.
    private void TightTree()
    {
        PriorityQueue<int, int> ahead = new(), behind = new();
        bool[] inTree = new bool[_numbers.Length];
        int moved = 0;
        for (int node = 0; node >= 0; node = Nearest())
        {
            inTree[node] = true;
            _numbers[node] -= moved;
            foreach (int constraint in _outgoing[node])
                if (!inTree[_constraints[constraint].To]) ahead.Enqueue(constraint, Slack(constraint));
            foreach (int constraint in _incoming[node])
                if (!inTree[_constraints[constraint].From]) behind.Enqueue(constraint, Slack(constraint));
        }

        for (int node = 0; node < _numbers.Length; node++) _numbers[node] += moved;

        int Nearest()
        {
            while (ahead.TryPeek(out int constraint, out _) && inTree[_constraints[constraint].To]) ahead.Dequeue();
            while (behind.TryPeek(out int constraint, out _) && inTree[_constraints[constraint].From]) behind.Dequeue();
            bool hasAhead = ahead.TryPeek(out int next, out int gap);
            bool hasBehind = behind.TryPeek(out int previous, out int back);
            if (!hasAhead && !hasBehind) return -1;
            if (hasAhead && (!hasBehind || gap - moved <= back + moved))
            {
                moved = gap;
                _tree.Attach(_constraints[next].To, _constraints[next].From, next);
                return _constraints[next].To;
            }

            moved = -back;
            _tree.Attach(_constraints[previous].From, _constraints[previous].To, previous);
            return _constraints[previous].From;
        }
    }

    // The node below the leaving edge: the most negative cut value among the next candidates, searched cyclically.
    private int LeaveEdge()
    {
        int best = -1, gain = 0, found = 0;
        for (int i = 0; i < _numbers.Length && found < Candidates; i++)
        {
            _cursor = _cursor + 1 < _numbers.Length ? _cursor + 1 : 0;
            _steps++;
            if (_tree.Link[_cursor] < 0) continue;
            int cutValue = IsTail(_cursor) ? _tree.Imbalance[_cursor] : -_tree.Imbalance[_cursor];
            if (cutValue >= 0) continue;
            found++;
            if (cutValue < gain) (best, gain) = (_cursor, cutValue);
        }

        return best;
    }

    private bool IsTail(int node) => _constraints[_tree.Link[node]].From == node;

    private void Exchange(int side)
    {
        bool tail = IsTail(side);
        int entering = EnterEdge(side, tail);
        (int from, int to, _, _) = _constraints[entering];
        Move(side, tail ? -Slack(entering) : Slack(entering));
        _steps += tail ? _tree.Graft(side, to, from, entering) : _tree.Graft(side, from, to, entering);
    }

    // The entering edge: the tightest constraint that crosses the cut in the opposite direction. The smaller side is searched.
    private int EnterEdge(int side, bool tail)
    {
        int best = -1, least = int.MaxValue;
        bool below = IsSmall(side);
        (int first, int last) = (_tree.First[side], _tree.Last[side]);
        if (below)
            for (int i = first; i <= last; i++) Search(_tree.Order[i], tail ? _incoming : _outgoing);
        else
        {
            for (int i = 0; i < first; i++) Search(_tree.Order[i], tail ? _outgoing : _incoming);
            for (int i = last + 1; i < _numbers.Length; i++) Search(_tree.Order[i], tail ? _outgoing : _incoming);
        }

        return best;

        void Search(int node, Adjacency lists)
        {
            Span<int> list = lists[node];
            _steps += list.Length + 1;
            foreach (int constraint in list)
            {
                int slack = Slack(constraint);
                if (slack < least && _tree.IsBelow(_constraints[constraint].From, side) != _tree.IsBelow(_constraints[constraint].To, side))
                    (best, least) = (constraint, slack);
            }
        }
    }

    private bool IsSmall(int side) => 2 * (_tree.Last[side] - _tree.First[side] + 1) <= _numbers.Length;

    private void Move(int side, int by)
    {
        if (by == 0) return;
        (int first, int last) = (_tree.First[side], _tree.Last[side]);
        if (IsSmall(side))
        {
            for (int i = first; i <= last; i++) _numbers[_tree.Order[i]] += by;
            return;
        }

        for (int i = 0; i < first; i++) _numbers[_tree.Order[i]] -= by;
        for (int i = last + 1; i < _numbers.Length; i++) _numbers[_tree.Order[i]] -= by;
    }
}
