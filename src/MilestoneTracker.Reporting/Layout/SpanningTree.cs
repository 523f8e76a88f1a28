namespace MilestoneTracker.Reporting.Layout;

// A rooted spanning tree in arrays: parents and the constraints to them, children as linked lists, and a postorder numbering, so that the
// subtree of a node is Order[First..Last] and ends with the node. Every node has the sum of the imbalances of its subtree. Grafting costs
// the subtree below the nearest common ancestor of the old and the new position. Not recursive.
internal sealed class SpanningTree
{
    private readonly int[] _parent;
    private readonly int[] _child;
    private readonly int[] _next;
    private readonly int[] _previous;

    public SpanningTree(int count)
    {
        (_parent, _child, _next, _previous) = (new int[count], new int[count], new int[count], new int[count]);
        (Link, Imbalance, First, Last, Order) = (new int[count], new int[count], new int[count], new int[count], new int[count]);
        foreach (int[] links in new[] { _parent, _child, _next, _previous, Link }) Array.Fill(links, -1);
    }

    /// <summary>The constraint to the parent, or -1 at the root.</summary>
    public int[] Link { get; }

    /// <summary>The imbalance of each node (outgoing minus incoming weights); after numbering, the sum over its subtree.</summary>
    public int[] Imbalance { get; }

    public int[] First { get; }

    public int[] Last { get; }

    public int[] Order { get; }

    public bool IsBelow(int node, int top) => First[top] <= Last[node] && Last[node] <= Last[top];

    /// <summary>Attaches the subtree of a node to a parent.</summary>
    public void Attach(int node, int parent, int link)
    {
        (_parent[node], Link[node]) = (parent, link);
        (_previous[node], _next[node]) = (-1, _child[parent]);
        if (_child[parent] >= 0) _previous[_child[parent]] = node;
        _child[parent] = node;
    }

    /// <summary>Numbers all nodes in postorder and sums their imbalances.</summary>
    public void Number()
    {
        Number(Array.IndexOf(_parent, -1), 0);
        foreach (int node in Order)
            if (_parent[node] >= 0) Imbalance[_parent[node]] += Imbalance[node];
    }

    /// <summary>Cuts off the subtree of a node and attaches it again by another of its nodes. Returns the number of renumbered
    /// nodes.</summary>
    public int Graft(int cut, int by, int parent, int link)
    {
        int ancestor = parent;
        int imbalance = Imbalance[cut];
        for (; !IsBelow(cut, ancestor); ancestor = _parent[ancestor]) Imbalance[ancestor] += imbalance;
        for (int above = _parent[cut]; above != ancestor; above = _parent[above]) Imbalance[above] -= imbalance;

        int lost = 0;
        for (int node = by, done = -1; done != cut;)
        {
            (int oldParent, int oldLink, int oldImbalance) = (_parent[node], Link[node], Imbalance[node]);
            Detach(node);
            Attach(node, parent, link);
            Imbalance[node] = imbalance - lost;
            (parent, link, lost) = (node, oldLink, oldImbalance);
            (done, node) = (node, oldParent);
        }

        Number(ancestor, First[ancestor]);
        return Last[ancestor] - First[ancestor] + 1;
    }

    private void Detach(int node)
    {
        if (_previous[node] >= 0) _next[_previous[node]] = _next[node];
        else _child[_parent[node]] = _next[node];
        if (_next[node] >= 0) _previous[_next[node]] = _previous[node];
    }

    private void Number(int top, int number)
    {
        int node = Leaf(top);
        while (true)
        {
            Order[number] = node;
            Last[node] = number++;
            if (node == top) return;
            node = _next[node] >= 0 ? Leaf(_next[node]) : _parent[node];
        }

        int Leaf(int at)
        {
            for (First[at] = number; _child[at] >= 0; First[at] = number) at = _child[at];
            return at;
        }
    }
}
