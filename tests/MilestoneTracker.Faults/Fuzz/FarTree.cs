using System.Buffers.Binary;
using MilestoneTracker.Ledger;

namespace MilestoneTracker.Faults.Fuzz;

/// <summary>A tree over more events than anybody has, so that there are events with large sequence numbers. Its hashes are made
/// up.</summary>
internal sealed class FarTree : MerkleTree
{
    public const long Most = (1L << 53) - 1;

    public override long Size => Most;

    protected override LedgerHash NodeAt(int level, long index)
    {
        Span<byte> name = stackalloc byte[12];
        BinaryPrimitives.WriteInt32LittleEndian(name, level);
        BinaryPrimitives.WriteInt64LittleEndian(name[4..], index);
        return HashLeaf(name);
    }
}
