using MilestoneTracker.Ledger;

namespace PackageConsumer.EveryOperation;

// Hashes, trees and proofs.
internal static class Growing
{
    public static void Play(Telling tell)
    {
        tell.Begin("growing");
        LedgerHash[] leaves = [.. Enumerable.Range(0, 11).Select(i => MerkleTree.HashLeaf([(byte)i]))];
        InMemoryMerkleTree inMemory = new();
        foreach (LedgerHash leaf in leaves) inMemory.Add(leaf);
        MerkleTree slow = new SlowTree(leaves);

        tell.Say("sizes", $"{inMemory.Size} {slow.Size}");
        tell.Say("empty", MerkleTree.EmptyRoot);
        tell.Say("node", MerkleTree.HashNode(leaves[0], leaves[1]));
        tell.Say("leaf", slow.LeafAt(5) == leaves[5]);
        for (int size = 0; size <= leaves.Length; size++)
            tell.Say("root", $"{inMemory.RootAt(size)} {inMemory.RootAt(size) == slow.RootAt(size)}");
        tell.Say("inclusion", inMemory.ProveInclusion(4, 11).Select(hash => hash.ToString()));
        tell.Say(
            "included", MerkleTree.VerifyInclusion(leaves[4], 4, 11, slow.ProveInclusion(4, 11), inMemory.RootAt(11))
            && !MerkleTree.VerifyInclusion(leaves[4], 5, 11, slow.ProveInclusion(4, 11), inMemory.RootAt(11)));
        tell.Say("consistency", inMemory.ProveConsistency(3, 11).Select(hash => hash.ToString()));
        tell.Say("consistent", MerkleTree.VerifyConsistency(3, inMemory.RootAt(3), 11, inMemory.RootAt(11), slow.ProveConsistency(3, 11)));

        byte[] bytes = new byte[LedgerHash.Length];
        leaves[0].CopyTo(bytes);
        LedgerHash again = new(bytes);
        tell.Say(
            "hash", $"{again} {again.Equals(leaves[0])} {again.Equals((object)leaves[1])} {again == leaves[0]} {again != leaves[0]} "
                + $"{again.GetHashCode() == leaves[0].GetHashCode()}");
        tell.Say("bytes", again.ToArray());
        Span<char> digits = stackalloc char[2 * LedgerHash.Length];
        tell.Say(
            "text",
            $"{LedgerHash.Parse(again.ToString()) == again} {LedgerHash.TryParse("none", out LedgerHash none)} {none == default} "
                + $"{again.TryFormat(digits, out int written)} {written} {digits.SequenceEqual(again.ToString())}");
    }

    // A store of hashes of one's own: roots of subtrees are made anew whenever they are asked for.
    private sealed class SlowTree(LedgerHash[] leaves) : MerkleTree
    {
        public override long Size => leaves.Length;

        protected override LedgerHash NodeAt(int level, long index) =>
            level == 0 ? leaves[index] : HashNode(NodeAt(level - 1, 2 * index), NodeAt(level - 1, (2 * index) + 1));
    }
}
