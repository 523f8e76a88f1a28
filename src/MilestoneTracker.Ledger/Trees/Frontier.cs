namespace MilestoneTracker.Ledger.Trees;

// The state of a growing tree: the roots of its maximal complete subtrees, one for each set bit of the size. The root of the tree is
// computed from them in O(log n). Adding a leaf completes one subtree for each trailing one bit of the old size: O(1) amortised.
internal sealed class Frontier
{
    private const int Levels = 63;

    private readonly LedgerHash[] _roots = new LedgerHash[Levels]; // by level; valid where the bit of Size is set
    private readonly LedgerHash[] _completed = new LedgerHash[Levels + 1];

    /// <summary>The frontier of the first leaves of a tree.</summary>
    public static Frontier From(MerkleTree tree, long size)
    {
        Frontier frontier = new() { Size = size };
        for (int level = 0; level < Levels; level++)
            if ((size >> level & 1) != 0) frontier._roots[level] = tree.NodeAt(level, (size >> level) - 1);
        return frontier;
    }

    public long Size { get; private set; }

    public LedgerHash Root
    {
        get
        {
            if (Size == 0) return MerkleTree.EmptyRoot;
            int level = 0;
            while ((Size >> level & 1) == 0) level++;
            LedgerHash root = _roots[level];
            while (++level < Levels)
                if ((Size >> level & 1) != 0) root = MerkleTree.HashNode(_roots[level], root);
            return root;
        }
    }

    /// <summary>The hashes that the last leaf completed, followed by old values.</summary>
    public ReadOnlySpan<LedgerHash> Completed => _completed;

    /// <summary>Adds a leaf.</summary>
    /// <returns>The leaf, and the root of each subtree that it completed, from the lowest level up. Valid until the next call.</returns>
    public ReadOnlySpan<LedgerHash> Add(LedgerHash leaf)
    {
        int level = 0;
        _completed[0] = leaf;
        for (; (Size >> level & 1) != 0; level++) _completed[level + 1] = MerkleTree.HashNode(_roots[level], _completed[level]);
        _roots[level] = _completed[level];
        Size++;
        return _completed.AsSpan(0, level + 1);
    }
}
