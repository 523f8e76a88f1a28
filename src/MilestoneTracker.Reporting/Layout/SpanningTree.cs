namespace MilestoneTracker.Reporting.Layout;

// A rooted tree over all nodes, in arrays: parents and the ties to them, children as linked lists, and the nodes numbered from the
// leaves up, so that what hangs below a node is Order[First..Last], itself the last of it. Every node keeps the sum of the wishes
// below it, its own included. Grafting costs what hangs below the point where the old and the new place meet. Not recursive.
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

    /// <summary>The tie to the parent, -1 at the root.</summary>
    public int[] Link { get; }

    /// <summary>Until they are numbered, what each node wishes; from then on, the sum of that below it.</summary>
    public int[] Imbalance { get; }

    public int[] First { get; }

    public int[] Last { get; }

    public int[] Order { get; }

    public bool IsBelow(int node, int top) => First[top] <= Last[node] && Last[node] <= Last[top];

    /// <summary>Hangs a node, with what is below it, under another.</summary>
    public void Hang(int node, int parent, int link)
    {
        (_parent[node], Link[node]) = (parent, link);
        (_previous[node], _next[node]) = (-1, _child[parent]);
        if (_child[parent] >= 0) _previous[_child[parent]] = node;
        _child[parent] = node;
    }

    /// <summary>Numbers all nodes, and sums their wishes up.</summary>
    public void Number()
    {
        Number(Array.IndexOf(_parent, -1), 0);
        foreach (int node in Order)
            if (_parent[node] >= 0) Imbalance[_parent[node]] += Imbalance[node];
    }

    /// <summary>Cuts off what hangs below a node, and hangs it up again by another of its nodes. Returns how much was numbered
    /// anew.</summary>
    public int Graft(int cut, int by, int parent, int link)
    {
        int meeting = parent;
        int wishes = Imbalance[cut];
        for (; !IsBelow(cut, meeting); meeting = _parent[meeting]) Imbalance[meeting] += wishes;
        for (int above = _parent[cut]; above != meeting; above = _parent[above]) Imbalance[above] -= wishes;

        int lost = 0;
        for (int node = by, done = -1; done != cut;)
        {
            (int oldParent, int oldLink, int oldWishes) = (_parent[node], Link[node], Imbalance[node]);
            Unhang(node);
            Hang(node, parent, link);
            Imbalance[node] = wishes - lost;
            (parent, link, lost) = (node, oldLink, oldWishes);
            (done, node) = (node, oldParent);
        }

        Number(meeting, First[meeting]);
        return Last[meeting] - First[meeting] + 1;
    }

    private void Unhang(int node)
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
