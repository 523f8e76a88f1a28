using System.Security.Cryptography;

namespace MilestoneTracker.Ledger.Trees;

// SHA-256 of bytes that lie together. One hasher a thread: making one for each hash costs more than hashing a node does, and of
// the ways to the native library this is the shortest.
internal static class Sha256
{
    [ThreadStatic]
    private static IncrementalHash? _ofThread;

    public static LedgerHash Hash(ReadOnlySpan<byte> bytes)
    {
        IncrementalHash sha = _ofThread ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
#if NET
        Span<byte> hash = stackalloc byte[LedgerHash.Length];
        sha.AppendData(bytes);
        sha.GetHashAndReset(hash);
        return new LedgerHash(hash);
#else
        sha.AppendData(bytes.ToArray());
        return new LedgerHash(sha.GetHashAndReset());
#endif
    }
}
