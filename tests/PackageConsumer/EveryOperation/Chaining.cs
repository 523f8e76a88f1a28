using System.Text;
using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;

namespace PackageConsumer.EveryOperation;

// Events as bytes that hang together.
internal static class Chaining
{
    public static void Play(Telling tell)
    {
        tell.Begin("chaining");
        AuditEvent[] events = [.. Plans.Release().Log.Read()];
        LedgerChain writing = new("example.com/plan");
        LedgerChain reading = new();
        InMemoryMerkleTree tree = new();
        foreach (AuditEvent next in events)
        {
            ReadOnlySpan<byte> bytes = writing.Write(next);
            tell.Say("written", Encoding.UTF8.GetString(bytes));
            tell.Say("read the same", reading.Read(bytes).Equals(next));
            tell.Say("completed", string.Join(", ", writing.Completed.ToArray()));
            tree.Add(writing.Last);
        }

        tell.Say("chain", $"{reading.Identity} {reading.Size} {reading.Last} {reading.Root}");
        tell.Say("resumed", LedgerChain.Resume("example.com/plan", tree, 3).Root == tree.RootAt(3));
        tell.Refused<LedgerException>("not what follows", () => reading.Read("{}"u8), e => $"{e.Sequence}: {e.Reason}");
        tell.Refused<LedgerException>(
            "of one's own", () => throw new LedgerException(7, "a reason", new IOException()), e => $"{e.Sequence}: {e.Reason}");
    }
}
