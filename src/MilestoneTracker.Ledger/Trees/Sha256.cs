using System.Security.Cryptography;

namespace MilestoneTracker.Ledger;

// SHA-256 of bytes that lie together. One hasher a thread: making one for each hash costs more than hashing a node does.
internal static class Sha256
{
    [ThreadStatic]
    private static SHA256? _ofThread;

    public static LedgerHash Of(ReadOnlySpan<byte> bytes)
    {
        SHA256 sha = _ofThread ??= SHA256.Create();
#if NET
        Span<byte> hash = stackalloc byte[LedgerHash.Length];
        sha.TryComputeHash(bytes, hash, out _);
        return new LedgerHash(hash);
#else
        return new LedgerHash(sha.ComputeHash(bytes.ToArray()));
#endif
    }
}
