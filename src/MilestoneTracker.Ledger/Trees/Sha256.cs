using System.Security.Cryptography;

namespace MilestoneTracker.Ledger.Trees;

// SHA-256 of contiguous bytes. Each thread reuses one hasher: creating one costs more than hashing a node (see docs/performance.md).
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
