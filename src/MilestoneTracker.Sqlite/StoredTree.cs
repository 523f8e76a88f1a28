using System.Globalization;
using MilestoneTracker.Ledger;

namespace MilestoneTracker.Sqlite;

// The tree as it lies in the rows: the root of a complete subtree is in the row of its last leaf, at the place of its level.
internal sealed class StoredTree(Connection connection, Func<long> size) : MerkleTree
{
    private readonly Statement _read = connection.Prepare("SELECT hashes FROM events WHERE sequence = ?1");

    public override long Size => size();

    protected override LedgerHash NodeAt(int level, long index)
    {
        long sequence = (index + 1) << level;
        lock (connection.Gate)
        {
            try
            {
                _read.Bind(1, sequence);
                ReadOnlySpan<byte> hashes = _read.Step() ? _read.Bytes(0) : default;
                if (hashes.Length < (level + 1) * LedgerHash.Length)
                    throw new LedgerException(sequence, string.Format(CultureInfo.InvariantCulture, "its row does not have the hash of level {0} of the tree.", level));
                return new LedgerHash(hashes.Slice(level * LedgerHash.Length, LedgerHash.Length));
            }
            finally
            {
                _read.Reset();
            }
        }
    }
}
