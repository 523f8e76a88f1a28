namespace MilestoneTracker.Ledger.Tests;

internal static class Grown
{
    /// <summary>A tree that took these leaves, one after the other.</summary>
    public static InMemoryMerkleTree From(IEnumerable<LedgerHash> leaves)
    {
        InMemoryMerkleTree tree = new();
        foreach (LedgerHash leaf in leaves) tree.Add(leaf);
        return tree;
    }
}
