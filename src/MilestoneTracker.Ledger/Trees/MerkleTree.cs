using System.Collections.Immutable;
using System.Globalization;
using MilestoneTracker.Ledger.Trees;

namespace MilestoneTracker.Ledger;

// The Merkle tree of RFC 9162 (the same as in RFC 6962): a leaf hashes 0x00 and its bytes, a node hashes 0x01 and its two children, and a
// tree of n leaves splits at the largest power of two below n. Proofs are generated as in 2.1.3.1 and 2.1.4.1, and verified as in
// 2.1.3.2 and 2.1.4.2.
//
// Derived classes store the hashes. Only roots of complete subtrees are read, and these never change. So a store keeps two hashes per
// leaf on average, and each operation reads O(log n) of them.

/// <summary>The Merkle tree over the events of a log. It proves that an event is in the log, and that a log has only been appended
/// to.</summary>
/// <remarks>
/// Follows RFC 9162, section 2.1, with SHA-256. Leaves are counted from 0, as in the RFC: the event with sequence number <em>n</em>
/// is leaf <em>n</em> − 1. The static members verify proofs of any tree. Safe from any thread if <see cref="NodeAt"/> is.
/// </remarks>
public abstract class MerkleTree
{
    /// <summary>The root of the tree without leaves: the SHA-256 hash of the empty string.</summary>
    public static LedgerHash EmptyRoot { get; } = Sha256.Hash([]);

    /// <summary>The number of leaves.</summary>
    public abstract long Size { get; }

    /// <summary>The hash of a leaf.</summary>
    /// <param name="index">The leaf, from 0 to <see cref="Size"/> − 1: the sequence number of the event − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such leaf.</exception>
    public LedgerHash LeafAt(long index)
    {
        Check(index, 0, Size - 1, nameof(index));
        return NodeAt(0, index);
    }

    /// <summary>The root of the tree at an earlier or the current size. O(log n) reads.</summary>
    /// <param name="size">The number of leaves, from 0 to <see cref="Size"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is negative or greater than <see cref="Size"/>.</exception>
    public LedgerHash RootAt(long size)
    {
        Check(size, 0, Size, nameof(size));
        return size == 0 ? EmptyRoot : Subtree(0, size);
    }

    /// <summary>Creates the proof that a leaf is in the tree: the sibling hashes on the path from the leaf to the root, lowest first. At
    /// most O(log² n) reads.</summary>
    /// <param name="index">The leaf, from 0 to <paramref name="size"/> − 1.</param>
    /// <param name="size">The size of the tree whose root the proof leads to.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="size"/> is not from 1 to <see cref="Size"/>, or
    /// <paramref name="index"/> is not from 0 to <paramref name="size"/> − 1.</exception>
    public ImmutableArray<LedgerHash> ProveInclusion(long index, long size)
    {
        Check(size, 1, Size, nameof(size));
        Check(index, 0, size - 1, nameof(index));
        List<LedgerHash> proof = [];
        (long start, long end) = (0, size);
        while (end - start > 1) Narrow(ref start, ref end, index, proof);
        proof.Reverse();
        return [.. proof];
    }

    /// <summary>Creates the proof that the tree of one size is the beginning of the tree of a larger size: nothing was changed or
    /// removed. At most O(log² n) reads.</summary>
    /// <param name="oldSize">The smaller size, from 1.</param>
    /// <param name="newSize">The larger size, up to <see cref="Size"/>; if the sizes are equal, the proof is empty.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sizes are not 1 ≤ <paramref name="oldSize"/> ≤ <paramref name="newSize"/>
    /// ≤ <see cref="Size"/>.</exception>
    public ImmutableArray<LedgerHash> ProveConsistency(long oldSize, long newSize)
    {
        Check(newSize, 1, Size, nameof(newSize));
        Check(oldSize, 1, newSize, nameof(oldSize));
        List<LedgerHash> proof = [];
        (long start, long end) = (0, newSize);
        while (oldSize != end) Narrow(ref start, ref end, oldSize - 1, proof);
        if (start > 0) proof.Add(Subtree(start, end)); // otherwise it is the old root, which the verifier has
        proof.Reverse();
        return [.. proof];
    }

    /// <summary>The hash of a leaf: of 0x00 and its bytes.</summary>
    /// <param name="leaf">The bytes, for example of an event.</param>
    public static LedgerHash HashLeaf(ReadOnlySpan<byte> leaf)
    {
        byte[] prefixed = new byte[leaf.Length + 1];
        leaf.CopyTo(prefixed.AsSpan(1));
        return Sha256.Hash(prefixed);
    }

    /// <summary>The hash of a node: of 0x01 and the hashes of its halves.</summary>
    /// <param name="left">The left half.</param>
    /// <param name="right">The right half.</param>
    public static LedgerHash HashNode(LedgerHash left, LedgerHash right)
    {
        Span<byte> node = stackalloc byte[1 + (2 * LedgerHash.Length)];
        node[0] = 1;
        left.CopyTo(node.Slice(1));
        right.CopyTo(node.Slice(1 + LedgerHash.Length));
        return Sha256.Hash(node);
    }

    /// <summary>Whether a proof shows that a leaf is in a tree. O(log n) hashes; never throws for a wrong proof.</summary>
    /// <param name="leaf">The hash of the leaf.</param>
    /// <param name="index">Its place, from 0.</param>
    /// <param name="size">The size of the tree.</param>
    /// <param name="proof">The proof.</param>
    /// <param name="root">The root of the tree of that size, from a source that one trusts: a checkpoint.</param>
    /// <exception cref="ArgumentNullException"><paramref name="proof"/> is <see langword="null"/>.</exception>
    public static bool VerifyInclusion(LedgerHash leaf, long index, long size, IReadOnlyList<LedgerHash> proof, LedgerHash root)
    {
        if (proof is null) throw new ArgumentNullException(nameof(proof));
        if (index < 0 || index >= size) return false;
        (long node, long last) = (index, size - 1);
        LedgerHash hash = leaf;
        foreach (LedgerHash sibling in proof)
        {
            if (last == 0) return false;
            if (IsRight(node, last)) (hash, node, last) = (HashNode(sibling, hash), Climbed(node, node), Climbed(last, node));
            else hash = HashNode(hash, sibling);
            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && hash == root;
    }

    /// <summary>Whether a proof shows that one tree is the beginning of another. O(log n) hashes; never throws for a wrong proof.</summary>
    /// <param name="oldSize">The size of the smaller tree. An empty tree proves nothing: for 0 the result is
    /// <see langword="false"/>.</param>
    /// <param name="oldRoot">Its root.</param>
    /// <param name="newSize">The size of the larger tree.</param>
    /// <param name="newRoot">Its root.</param>
    /// <param name="proof">The proof.</param>
    /// <exception cref="ArgumentNullException"><paramref name="proof"/> is <see langword="null"/>.</exception>
    public static bool VerifyConsistency(
        long oldSize, LedgerHash oldRoot, long newSize, LedgerHash newRoot, IReadOnlyList<LedgerHash> proof)
    {
        if (proof is null) throw new ArgumentNullException(nameof(proof));
        if (oldSize < 1 || oldSize > newSize) return false;
        if (oldSize == newSize) return proof.Count == 0 && oldRoot == newRoot;
        bool isComplete = (oldSize & (oldSize - 1)) == 0; // then the old root itself is the first hash of the path
        if (proof.Count == 0) return false;
        (long node, long last) = (oldSize - 1, newSize - 1);
        for (; (node & 1) != 0; node >>= 1) last >>= 1;
        LedgerHash oldHash = isComplete ? oldRoot : proof[0];
        LedgerHash newHash = oldHash;
        for (int i = isComplete ? 0 : 1; i < proof.Count; i++)
        {
            if (last == 0) return false;
            if (IsRight(node, last))
            {
                (oldHash, newHash) = (HashNode(proof[i], oldHash), HashNode(proof[i], newHash));
                (node, last) = (Climbed(node, node), Climbed(last, node));
            }
            else
            {
                newHash = HashNode(newHash, proof[i]);
            }

            (node, last) = (node >> 1, last >> 1);
        }

        return last == 0 && oldHash == oldRoot && newHash == newRoot;
    }

    /// <summary>The root of a complete subtree: that of the 2^<paramref name="level"/> leaves that begin with leaf
    /// <paramref name="index"/> · 2^<paramref name="level"/>. The tree has all of these leaves.</summary>
    /// <param name="level">The level; 0 for a leaf.</param>
    /// <param name="index">The index among the subtrees of that level, from 0.</param>
    protected internal abstract LedgerHash NodeAt(int level, long index);

    private static bool IsRight(long node, long last) => (node & 1) != 0 || node == last;

    // A left child at the right edge has no sibling: it takes the place of its parent until it is a right child.
    private static long Climbed(long value, long node)
    {
        for (; (node & 1) == 0 && node != 0; node >>= 1) value >>= 1;
        return value;
    }

    /// <summary>Goes one step down from the root towards a leaf: the half with the leaf is the new range, and the hash of the other half
    /// is added to the proof.</summary>
    private void Narrow(ref long start, ref long end, long leaf, List<LedgerHash> proof)
    {
        long middle = start + Split(end - start);
        if (leaf < middle)
        {
            proof.Add(Subtree(middle, end));
            end = middle;
        }
        else
        {
            proof.Add(Subtree(start, middle));
            start = middle;
        }
    }

    /// <summary>The root of the leaves from <paramref name="start"/> (inclusive) to <paramref name="end"/> (exclusive). The start is a
    /// multiple of a power of two that is not less than the number of leaves.</summary>
    private LedgerHash Subtree(long start, long end)
    {
        long count = end - start;
        if ((count & (count - 1)) == 0) return NodeAt(Level(count), start / count);
        long middle = start + Split(count);
        return HashNode(Subtree(start, middle), Subtree(middle, end));
    }

    /// <summary>The largest power of two below a count of at least 2.</summary>
    private static long Split(long count)
    {
        long split = 1;
        while (split < count - split) split <<= 1;
        return split;
    }

    private static int Level(long powerOfTwo)
    {
        int level = 0;
        while (powerOfTwo > 1L << level) level++;
        return level;
    }

    private static void Check(long value, long min, long max, string parameter)
    {
        if (value < min || value > max)
            throw new ArgumentOutOfRangeException(
                parameter, value, string.Format(CultureInfo.InvariantCulture, "It must be from {0} to {1}.", min, max));
    }
}
