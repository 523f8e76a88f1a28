namespace MilestoneTracker.Ledger.Trees;

// What a growing tree has to remember: the roots of its complete subtrees that no larger complete one holds, as many as the
// size has bits that are set. From them the root is folded in O(log n); adding a leaf completes as many subtrees as the old
// size ends in ones: O(1) amortised.
internal sealed class Frontier
{
    private const int Levels = 63;

    private readonly LedgerHash[] _roots = new LedgerHash[Levels]; // by level; only those of the bits of Size are meant
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

    /// <summary>What the last leaf completed, and behind it what is left over.</summary>
    public ReadOnlySpan<LedgerHash> Completed => _completed;

    /// <summary>Adds a leaf.</summary>
    /// <returns>The leaf, and the root of each subtree that it completed, upwards. Valid until the next call.</returns>
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
