namespace MilestoneTracker.Reporting.Layout;

// Numbers that fulfil all ties at the least cost, from numbers that only fulfil them.
//
// A spanning tree of tight ties (as short as they may be) fixes all numbers. A tie of the tree whose removal leaves two sides that would
// rather lie further apart goes out of it, and the shortest tie that leads back from the one side to the other comes in; the side
// moves until
// that one is tight. When there is none left, the numbers are the best.
// Source: Gansner, Koutsofios, North, Vo 1993, section 2. Two things are simpler here. How much a side would rather move is the sum
// over its nodes of
// the weights out less those in, since what lies within cancels out; so these sums are kept instead of cut values. And
// the nodes are numbered from the leaves up, so that what hangs below a node is a stretch of one array (SpanningTree).
// Cost: a step costs what hangs below the point where the two ends meet. What is looked at is counted, and no step follows when it
// is more than the effort allowed: then
// the ties are fulfilled as ever, and at less cost than by the first tree, but perhaps not the least. Not recursive.
internal sealed class NetworkSimplex
{
    private const int Candidates = 30;

    private readonly Constraint[] _ties;
    private readonly int[] _numbers;
    private readonly Adjacency _outgoing;
    private readonly Adjacency _incoming;
    private readonly SpanningTree _tree;
    private long _steps;
    private int _cursor;

    private NetworkSimplex(Constraint[] ties, int[] numbers)
    {
        (_ties, _numbers, _tree) = (ties, numbers, new SpanningTree(numbers.Length));
        _outgoing = Adjacency.By([.. ties.Select(tie => tie.From)], numbers.Length);
        _incoming = Adjacency.By([.. ties.Select(tie => tie.To)], numbers.Length);
    }

    /// <summary>Makes the numbers better. The ties must hang together and be fulfilled.</summary>
    public static void Run(Constraint[] ties, int[] numbers, long effort)
    {
        if (numbers.Length < 2) return;
        NetworkSimplex simplex = new(ties, numbers);
        simplex.TightTree();
        foreach (Constraint tie in ties)
        {
            simplex._tree.Imbalance[tie.From] += tie.Weight;
            simplex._tree.Imbalance[tie.To] -= tie.Weight;
        }

        simplex._tree.Number();
        while (simplex._steps < effort && simplex.Leaving() is int side and >= 0) simplex.Exchange(side);
    }

    private int Slack(int tie) => _numbers[_ties[tie].To] - _numbers[_ties[tie].From] - _ties[tie].Length;

    // Prim's way to a spanning tree, but the tree moves as a whole until the nearest tie is tight. Numbers in the tree are less
    // what it has moved.
    private void TightTree()
    {
        PriorityQueue<int, int> ahead = new(), behind = new();
        bool[] inTree = new bool[_numbers.Length];
        int moved = 0;
        for (int node = 0; node >= 0; node = Nearest())
        {
            inTree[node] = true;
            _numbers[node] -= moved;
            foreach (int tie in _outgoing[node])
                if (!inTree[_ties[tie].To]) ahead.Enqueue(tie, Slack(tie));
            foreach (int tie in _incoming[node])
                if (!inTree[_ties[tie].From]) behind.Enqueue(tie, Slack(tie));
        }

        for (int node = 0; node < _numbers.Length; node++) _numbers[node] += moved;

        int Nearest()
        {
            while (ahead.TryPeek(out int tie, out _) && inTree[_ties[tie].To]) ahead.Dequeue();
            while (behind.TryPeek(out int tie, out _) && inTree[_ties[tie].From]) behind.Dequeue();
            bool hasAhead = ahead.TryPeek(out int next, out int gap);
            bool hasBehind = behind.TryPeek(out int previous, out int back);
            if (!hasAhead && !hasBehind) return -1;
            if (hasAhead && (!hasBehind || gap - moved <= back + moved))
            {
                moved = gap;
                _tree.Hang(_ties[next].To, _ties[next].From, next);
                return _ties[next].To;
            }

            moved = -back;
            _tree.Hang(_ties[previous].From, _ties[previous].To, previous);
            return _ties[previous].From;
        }
    }

    // The node whose tie to its parent should go: of the first candidates from where the last search ended, the one that gains most.
    private int Leaving()
    {
        int best = -1, gain = 0, found = 0;
        for (int i = 0; i < _numbers.Length && found < Candidates; i++)
        {
            _cursor = _cursor + 1 < _numbers.Length ? _cursor + 1 : 0;
            _steps++;
            if (_tree.Link[_cursor] < 0) continue;
            int wish = IsTail(_cursor) ? _tree.Imbalance[_cursor] : -_tree.Imbalance[_cursor];
            if (wish >= 0) continue;
            found++;
            if (wish < gain) (best, gain) = (_cursor, wish);
        }

        return best;
    }

    private bool IsTail(int node) => _ties[_tree.Link[node]].From == node;

    private void Exchange(int side)
    {
        bool tail = IsTail(side);
        int entering = Entering(side, tail);
        (int from, int to, _, _) = _ties[entering];
        Move(side, tail ? -Slack(entering) : Slack(entering));
        _steps += tail ? _tree.Graft(side, to, from, entering) : _tree.Graft(side, from, to, entering);
    }

    // The shortest tie into the side where its own tie led out, and the other way round. The smaller side is searched.
    private int Entering(int side, bool tail)
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
            foreach (int tie in list)
            {
                int slack = Slack(tie);
                if (slack < least && _tree.IsBelow(_ties[tie].From, side) != _tree.IsBelow(_ties[tie].To, side))
                    (best, least) = (tie, slack);
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
