using CsCheck;
using FluentAssertions;
using MilestoneTracker.TestSupport.Twin;
using Xunit;

namespace MilestoneTracker.Ledger.Tests;

// Proofs that were altered. A proof leads to exactly one root, so whatever is altered leads to another or to none; only how many
// leaves a tree has can be said otherwise where the way has the same turns, which is why size and root belong together (in a
// checkpoint). The naive verifier, which goes down from the root, says where that is so.
public sealed class AlteredProofTests
{
    private const int Most = 16;

    private static readonly LedgerHash[] Leaves = NaiveTree.Leaves(130);
    private static readonly InMemoryMerkleTree Tree = Grown.From(Leaves);

    [Fact]
    public void Every_bit_of_an_inclusion_proof_its_leaf_and_its_root_counts()
    {
        for (int size = 1; size <= Most; size++)
            for (int index = 0; index < size; index++) VerifyInclusionBits(index, size);
    }

    [Fact]
    public void Every_bit_of_a_consistency_proof_and_its_roots_counts()
    {
        for (int newSize = 1; newSize <= Most; newSize++)
            for (int oldSize = 1; oldSize <= newSize; oldSize++) VerifyConsistencyBits(oldSize, newSize);
    }

    [Fact]
    public void Every_bit_counts_in_larger_trees_too() => Gen.Select(Gen.Int[Most, Leaves.Length], Gen.Int[0, 1 << 20]).Sample(
        (size, other) =>
        {
            VerifyInclusionBits(other % size, size);
            VerifyConsistencyBits((other % size) + 1, size);
        },
        iter: Effort.Of(20));

    [Fact]
    public void A_dropped_doubled_added_or_swapped_hash_is_refused_in_an_inclusion_proof()
    {
        for (int size = 1; size <= 70; size++)
        {
            LedgerHash root = Tree.RootAt(size);
            for (int index = 0; index < size; index++)
            {
                foreach (IReadOnlyList<LedgerHash> altered in Altered(Tree.ProveInclusion(index, size), root))
                    if (MerkleTree.VerifyInclusion(Leaves[index], index, size, altered, root)) Assert.Fail($"leaf {index} of {size}");
            }
        }
    }

    [Fact]
    public void A_dropped_doubled_added_or_swapped_hash_is_refused_in_a_consistency_proof()
    {
        for (int newSize = 1; newSize <= 70; newSize++)
        {
            LedgerHash newRoot = Tree.RootAt(newSize);
            for (int oldSize = 1; oldSize <= newSize; oldSize++)
            {
                LedgerHash oldRoot = Tree.RootAt(oldSize);
                foreach (IReadOnlyList<LedgerHash> altered in Altered(Tree.ProveConsistency(oldSize, newSize), oldRoot)
                    .Concat(Altered(Tree.ProveConsistency(oldSize, newSize), newRoot)))
                    if (MerkleTree.VerifyConsistency(oldSize, oldRoot, newSize, newRoot, altered))
                        Assert.Fail($"from {oldSize} to {newSize}");
            }
        }
    }

    [Fact]
    public void An_inclusion_proof_is_refused_for_every_other_leaf_and_every_other_place()
    {
        for (int size = 1; size <= 40; size++)
        {
            LedgerHash root = Tree.RootAt(size);
            for (int index = 0; index < size; index++)
            {
                IReadOnlyList<LedgerHash> proof = Tree.ProveInclusion(index, size);
                for (int other = -2; other <= (2 * size) + 1; other++)
                {
                    if (other == index) continue;
                    if (MerkleTree.VerifyInclusion(Leaves[index], other, size, proof, root))
                        Assert.Fail($"leaf {index} of {size} at {other}");
                    if (other >= 0 && MerkleTree.VerifyInclusion(Leaves[other], index, size, proof, root))
                        Assert.Fail($"leaf {other} for {index} of {size}");
                }
            }
        }
    }

    [Fact]
    public void An_inclusion_proof_is_refused_for_every_other_tree_and_another_size_of_the_same_root_is_judged_as_by_the_naive_verifier()
    {
        int acceptedOtherwise = 0;
        for (int size = 1; size <= 24; size++)
        {
            LedgerHash root = Tree.RootAt(size);
            for (int index = 0; index < size; index++)
            {
                IReadOnlyList<LedgerHash> proof = Tree.ProveInclusion(index, size);
                for (int other = -1; other <= 2 * size; other++)
                {
                    if (other == size) continue;
                    if (other >= 0 && MerkleTree.VerifyInclusion(Leaves[index], index, other, proof, Tree.RootAt(other)))
                        Assert.Fail($"leaf {index} of {size} in the tree of {other}");
                    bool isRoot = NaiveTree.RootOf(Leaves[index], index, other, proof) == root;
                    if (isRoot) acceptedOtherwise++;
                    if (MerkleTree.VerifyInclusion(Leaves[index], index, other, proof, root) != isRoot)
                        Assert.Fail($"leaf {index} of {size}, said to be of {other}");
                }
            }
        }

        acceptedOtherwise.Should().BePositive("the turns alone do not tell the size");
    }

    [Fact]
    public void A_consistency_proof_is_refused_for_every_other_tree_and_other_sizes_of_the_same_roots_are_judged_as_by_the_naive_verifier()
    {
        for (int newSize = 1; newSize <= 16; newSize++)
        {
            LedgerHash newRoot = Tree.RootAt(newSize);
            for (int oldSize = 1; oldSize <= newSize; oldSize++)
            {
                LedgerHash oldRoot = Tree.RootAt(oldSize);
                IReadOnlyList<LedgerHash> proof = Tree.ProveConsistency(oldSize, newSize);
                for (int otherNew = -1; otherNew <= 2 * newSize; otherNew++)
                {
                    for (int otherOld = -1; otherOld <= otherNew + 1; otherOld++)
                    {
                        if ((otherOld, otherNew) == (oldSize, newSize)) continue;
                        bool areRoots = NaiveTree.RootsOf(oldRoot, otherOld, otherNew, proof) == (oldRoot, newRoot);
                        if (MerkleTree.VerifyConsistency(otherOld, oldRoot, otherNew, newRoot, proof) != areRoots)
                            Assert.Fail($"from {oldSize} to {newSize}, said to be from {otherOld} to {otherNew}");
                        if (otherOld < 1 || otherOld > otherNew || proof.Count == 0) continue;
                        if (MerkleTree.VerifyConsistency(otherOld, Tree.RootAt(otherOld), otherNew, Tree.RootAt(otherNew), proof))
                            Assert.Fail($"from {oldSize} to {newSize}, in the trees of {otherOld} and {otherNew}");
                    }
                }
            }
        }
    }

    [Fact]
    public void Sizes_and_places_out_of_range_are_refused_and_do_not_throw()
    {
        LedgerHash[] long64 = Leaves[..64];
        foreach (long n in new[] { long.MinValue, -1, 0, 1, long.MaxValue - 1, long.MaxValue })
        {
            foreach (long m in new[] { long.MinValue, -1, 0, 1, long.MaxValue - 1, long.MaxValue })
            {
                MerkleTree.VerifyInclusion(Leaves[0], m, n, long64, Leaves[1]).Should().BeFalse();
                MerkleTree.VerifyConsistency(m, Leaves[0], n, Leaves[1], long64).Should().BeFalse();
            }
        }
    }

    [Fact]
    public void From_nothing_nothing_follows()
    {
        MerkleTree.VerifyConsistency(0, MerkleTree.EmptyRoot, 0, MerkleTree.EmptyRoot, []).Should().BeFalse();
        MerkleTree.VerifyConsistency(0, MerkleTree.EmptyRoot, 5, Tree.RootAt(5), []).Should().BeFalse();
        MerkleTree.VerifyInclusion(Leaves[0], 0, 0, [], MerkleTree.EmptyRoot).Should().BeFalse();
    }

    private static void VerifyInclusionBits(int index, int size)
    {
        LedgerHash root = Tree.RootAt(size);
        LedgerHash[] proof = [.. Tree.ProveInclusion(index, size)];
        for (int at = 0; at < proof.Length; at++)
        {
            LedgerHash good = proof[at];
            for (int bit = 0; bit < 8 * LedgerHash.Length; bit++)
            {
                proof[at] = Flipped(good, bit);
                if (MerkleTree.VerifyInclusion(Leaves[index], index, size, proof, root))
                    Assert.Fail($"bit {bit} of hash {at} of leaf {index} of {size}");
            }

            proof[at] = good;
        }

        for (int bit = 0; bit < 8 * LedgerHash.Length; bit++)
        {
            if (MerkleTree.VerifyInclusion(Flipped(Leaves[index], bit), index, size, proof, root))
                Assert.Fail($"bit {bit} of leaf {index} of {size}");
            if (MerkleTree.VerifyInclusion(Leaves[index], index, size, proof, Flipped(root, bit)))
                Assert.Fail($"bit {bit} of the root of {size}");
        }
    }

    private static void VerifyConsistencyBits(int oldSize, int newSize)
    {
        (LedgerHash oldRoot, LedgerHash newRoot) = (Tree.RootAt(oldSize), Tree.RootAt(newSize));
        LedgerHash[] proof = [.. Tree.ProveConsistency(oldSize, newSize)];
        for (int at = 0; at < proof.Length; at++)
        {
            LedgerHash good = proof[at];
            for (int bit = 0; bit < 8 * LedgerHash.Length; bit++)
            {
                proof[at] = Flipped(good, bit);
                if (MerkleTree.VerifyConsistency(oldSize, oldRoot, newSize, newRoot, proof))
                    Assert.Fail($"bit {bit} of hash {at} from {oldSize} to {newSize}");
            }

            proof[at] = good;
        }

        for (int bit = 0; bit < 8 * LedgerHash.Length; bit++)
        {
            if (MerkleTree.VerifyConsistency(oldSize, Flipped(oldRoot, bit), newSize, newRoot, proof))
                Assert.Fail($"bit {bit} of the root of {oldSize}");
            if (MerkleTree.VerifyConsistency(oldSize, oldRoot, newSize, Flipped(newRoot, bit), proof))
                Assert.Fail($"bit {bit} of the root of {newSize}");
        }
    }

    private static IEnumerable<IReadOnlyList<LedgerHash>> Altered(IReadOnlyList<LedgerHash> proof, LedgerHash other)
    {
        for (int at = 0; at <= proof.Count; at++) yield return [.. proof.Take(at), other, .. proof.Skip(at)];
        for (int at = 0; at < proof.Count; at++)
        {
            yield return [.. proof.Take(at), .. proof.Skip(at + 1)];
            yield return [.. proof.Take(at), proof[at], .. proof.Skip(at)];
            for (int with = at + 1; with < proof.Count; with++)
            {
                LedgerHash[] swapped = [.. proof];
                (swapped[at], swapped[with]) = (swapped[with], swapped[at]);
                yield return swapped;
            }
        }
    }

    private static LedgerHash Flipped(LedgerHash hash, int bit)
    {
        Span<byte> bytes = stackalloc byte[LedgerHash.Length];
        hash.CopyTo(bytes);
        bytes[bit / 8] ^= (byte)(1 << (bit % 8));
        return new LedgerHash(bytes);
    }
}
