using MilestoneTracker.Ledger;

namespace MilestoneTracker.Faults.Fuzz;

/// <summary>An event that inputs are made from, and the place in a log at which they are read.</summary>
/// <param name="bytes">The event, or what is nearly one.</param>
/// <param name="tree">The tree over the events before it.</param>
/// <param name="log">The identity of the log; <see langword="null"/> where the event is to tell it.</param>
/// <param name="before">How many events go before.</param>
/// <param name="isGood">Whether it is read as it is.</param>
internal sealed class Seed(byte[] bytes, MerkleTree tree, string? log, long before, bool isGood)
{
    public byte[] Bytes => bytes;

    public long Before => before;

    public bool IsGood => isGood;

    /// <summary>A chain that stands before it.</summary>
    public LedgerChain NewReader() => log is null ? new LedgerChain() : LedgerChain.Resume(log, tree, before);

    /// <summary>A chain that stands there too, for what was read: of the log that it has told, where it had to.</summary>
    public LedgerChain NewWriter(string logThatWasRead) =>
        log is null ? new LedgerChain(logThatWasRead) : LedgerChain.Resume(log, tree, before);
}
