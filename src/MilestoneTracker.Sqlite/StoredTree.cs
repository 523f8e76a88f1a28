using System.Numerics;
using MilestoneTracker.Ledger;
using MilestoneTracker.Threading;

namespace MilestoneTracker.Sqlite;

// The Merkle tree as it is stored in the rows: the root of a complete subtree is stored with its last leaf, in the order of levels. A
// tree of n leaves has 2n − popcount(n) complete subtrees, leaves included, so the position of a hash can be computed without an index.
internal sealed class StoredTree(Connection connection, Statement read, Func<long> size) : MerkleTree
{
    /// <summary>The SQL of the statement that all trees over one connection share.</summary>
    public const string RowOf = "SELECT first, hashes FROM events WHERE first <= ?1 ORDER BY first DESC LIMIT 1";

    public override long Size => size();

    /// <summary>The number of hashes stored with the first events of a log.</summary>
    public static long HashesOf(long events) => (2 * events) - BitOperations.PopCount((ulong)events);

    protected override LedgerHash NodeAt(int level, long index)
    {
        long sequence = (index + 1) << level;
        using (UninterruptibleLock.Acquire(connection.Gate))
        {
            try
            {
                read.Bind(1, sequence);
                bool isFound = read.Step();
                ReadOnlySpan<byte> hashes = isFound ? read.Bytes(1) : default;
                long offset = isFound ? (HashesOf(sequence - 1) - HashesOf(read.Number(0) - 1) + level) * LedgerHash.Length : 0;
                if (offset < 0 || offset > hashes.Length - LedgerHash.Length) throw new LedgerException(
                    sequence, FormattableString.Invariant($"its row lacks the hash of level {level} of the tree."));
                return new LedgerHash(hashes.Slice((int)offset, LedgerHash.Length));
            }
            finally
            {
                read.Reset();
            }
        }
    }
}
