using MilestoneTracker.Ledger.Trees;

namespace MilestoneTracker.Ledger;

/// <summary>A Merkle tree in memory: for proofs from a file of JSON Lines, and as an example of a store of hashes.</summary>
/// <remarks>Uses two hashes (64 bytes) per leaf. Used by one thread at a time.</remarks>
public sealed class InMemoryMerkleTree : MerkleTree
{
    private readonly Frontier _frontier = new();
    private readonly List<List<LedgerHash>> _levels = [];

    /// <inheritdoc/>
    public override long Size => _frontier.Size;

    /// <summary>Adds a leaf at the end. O(1) amortised.</summary>
    /// <param name="leaf">The hash of the leaf: <see cref="MerkleTree.HashLeaf"/>, or <see cref="LedgerChain.Last"/> of the event.</param>
    public void Add(LedgerHash leaf)
    {
        ReadOnlySpan<LedgerHash> completed = _frontier.Add(leaf);
        for (int level = 0; level < completed.Length; level++)
        {
            if (level == _levels.Count) _levels.Add([]);
            _levels[level].Add(completed[level]);
        }
    }

    /// <inheritdoc/>
    protected internal override LedgerHash NodeAt(int level, long index) => _levels[level][checked((int)index)];
}
