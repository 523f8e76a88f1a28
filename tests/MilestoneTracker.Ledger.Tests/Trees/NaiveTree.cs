using System.Security.Cryptography;

namespace MilestoneTracker.Ledger.Tests;

// The tree of RFC 9162 as it stands there: sections 2.1.1, 2.1.3.1 and 2.1.4.1 line by line, over a list of leaves, with a hash
// made anew whenever one is asked for. Slow, and easy to compare with the paper.
internal static class NaiveTree
{
    public static LedgerHash LeafHash(ReadOnlySpan<byte> leaf) => new(SHA256.HashData((byte[])[0x00, .. leaf]));

    public static LedgerHash NodeHash(LedgerHash left, LedgerHash right) =>
        new(SHA256.HashData((byte[])[0x01, .. left.ToArray(), .. right.ToArray()]));

    /// <summary>MTH(D[n]).</summary>
    public static LedgerHash Root(ReadOnlySpan<LedgerHash> leaves)
    {
        if (leaves.Length == 0) return new LedgerHash(SHA256.HashData([]));
        if (leaves.Length == 1) return leaves[0];
        int k = Split(leaves.Length);
        return NodeHash(Root(leaves[..k]), Root(leaves[k..]));
    }

    /// <summary>PATH(m, D[n]).</summary>
    public static List<LedgerHash> Path(int m, ReadOnlySpan<LedgerHash> leaves)
    {
        if (leaves.Length == 1) return [];
        int k = Split(leaves.Length);
        return m < k ? [.. Path(m, leaves[..k]), Root(leaves[k..])] : [.. Path(m - k, leaves[k..]), Root(leaves[..k])];
    }

    /// <summary>PROOF(m, D[n]).</summary>
    public static List<LedgerHash> Proof(int m, ReadOnlySpan<LedgerHash> leaves) => SubProof(m, leaves, true);

    /// <summary>The root that a path leads to from a leaf, from the top down; none where the path has another length than the
    /// way.</summary>
    public static LedgerHash? RootOf(LedgerHash leaf, long m, long n, IReadOnlyList<LedgerHash> path)
    {
        if (m < 0 || m >= n) return null;
        if (n == 1) return path.Count == 0 ? leaf : null;
        if (path.Count == 0) return null;
        long k = Split(n);
        LedgerHash[] rest = [.. path.SkipLast(1)];
        return m < k
            ? RootOf(leaf, m, k, rest) is { } left ? NodeHash(left, path[^1]) : null
            : RootOf(leaf, m - k, n - k, rest) is { } right ? NodeHash(path[^1], right) : null;
    }

    /// <summary>The roots of the old and of the new tree that a consistency proof leads to, from the top down; none where it has
    /// another length.</summary>
    public static (LedgerHash Old, LedgerHash New)? RootsOf(LedgerHash oldRoot, long m, long n, IReadOnlyList<LedgerHash> proof) =>
        m < 1 || m > n ? null : SubRoots(oldRoot, m, n, proof, true);

    /// <summary>The roots of the complete subtrees that end with the last leaf, from the leaf upwards.</summary>
    public static List<LedgerHash> Completed(ReadOnlySpan<LedgerHash> leaves)
    {
        List<LedgerHash> completed = [];
        for (int width = 1; leaves.Length % width == 0; width *= 2) completed.Add(Root(leaves[^width..]));
        return completed;
    }

    /// <summary>Leaves that are all different.</summary>
    public static LedgerHash[] Leaves(int count) => [.. Enumerable.Range(0, count).Select(i => LeafHash(BitConverter.GetBytes(i)))];

    // The largest power of two smaller than n.
    public static int Split(int n) => (int)Split((long)n);

    private static long Split(long n)
    {
        long k = 1;
        while (k * 2 < n) k *= 2;
        return k;
    }

    private static List<LedgerHash> SubProof(int m, ReadOnlySpan<LedgerHash> leaves, bool isWhole)
    {
        if (m == leaves.Length) return isWhole ? [] : [Root(leaves)];
        int k = Split(leaves.Length);
        return m <= k
            ? [.. SubProof(m, leaves[..k], isWhole), Root(leaves[k..])] : [.. SubProof(m - k, leaves[k..], false), Root(leaves[..k])];
    }

    private static (LedgerHash Old, LedgerHash New)? SubRoots(
        LedgerHash oldRoot, long m, long n, IReadOnlyList<LedgerHash> proof, bool isWhole)
    {
        if (m == n) return isWhole ? (proof.Count == 0 ? (oldRoot, oldRoot) : null) : (proof.Count == 1 ? (proof[0], proof[0]) : null);
        if (proof.Count == 0) return null;
        long k = Split(n);
        LedgerHash other = proof[^1];
        LedgerHash[] rest = [.. proof.SkipLast(1)];
        if (m <= k) return SubRoots(oldRoot, m, k, rest, isWhole) is { } left ? (left.Old, NodeHash(left.New, other)) : null;
        return SubRoots(oldRoot, m - k, n - k, rest, false) is { } right ? (NodeHash(other, right.Old), NodeHash(other, right.New)) : null;
    }
}
