using System.Numerics;
using MilestoneTracker.Ledger;
using MilestoneTracker.Threading;

namespace MilestoneTracker.Sqlite;

// The tree as it lies in the rows: the root of a complete subtree stands with its last leaf, at the place of its level. A tree of
// n leaves has completed 2n − (bits of n that are set) subtrees, leaves included, so where a hash stands needs no index.
internal sealed class StoredTree(Connection connection, Statement read, Func<long> size) : MerkleTree
{
    /// <summary>What <c>read</c> is, which all trees over one connection share.</summary>
    public const string RowOf = "SELECT first, hashes FROM events WHERE first <= ?1 ORDER BY first DESC LIMIT 1";

    public override long Size => size();

    /// <summary>How many hashes stand in the rows of so many events.</summary>
    public static long HashesOf(long events) => (2 * events) - BitOperations.PopCount((ulong)events);

    protected override LedgerHash NodeAt(int level, long index)
    {
        long sequence = (index + 1) << level;
        using (UninterruptibleLock.Acquire(connection.Gate))
        {
            try
            {
                read.Bind(1, sequence);
                bool isThere = read.Step();
                ReadOnlySpan<byte> hashes = isThere ? read.Bytes(1) : default;
                long place = isThere ? (HashesOf(sequence - 1) - HashesOf(read.Number(0) - 1) + level) * LedgerHash.Length : 0;
                if (place < 0 || place > hashes.Length - LedgerHash.Length) throw new LedgerException(
                    sequence, FormattableString.Invariant($"its row does not have the hash of level {level} of the tree."));
                return new LedgerHash(hashes.Slice((int)place, LedgerHash.Length));
            }
            finally
            {
                read.Reset();
            }
        }
    }
}
