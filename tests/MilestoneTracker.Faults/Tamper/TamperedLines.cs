using MilestoneTracker.Auditing;
using MilestoneTracker.Ledger;

namespace MilestoneTracker.Faults.Tamper;

// A log in lines: every bit flipped, every length cut to, neighbours swapped, events dropped, doubled, and written anew with
// a chain that fits. Each time the whole tampered stream is verified, as anybody would.
internal static class TamperedLines
{
    public static void Run(Original original, Cases cases)
    {
        int length = original.Bytes.Length;
        int lines = original.Lines.Count;
        Try("bits of lines flipped", cases, length * 8, (bench, bit) => bench.Flip(bit));
        Try("lengths of lines cut to", cases, length, (bench, cut) =>
            bench.Judge(original.Bytes, cut, FormattableString.Invariant($"cut to {cut} bytes")));
        Try("neighbouring lines swapped", cases.All, lines - 1, (bench, i) =>
            bench.Judge(original.With(i, i + 2, i + 1, i), FormattableString.Invariant($"lines {i + 1} and {i + 2} swapped")));
        Try("lines dropped", cases.All, lines, (bench, i) =>
            bench.Judge(original.With(i, i + 1), FormattableString.Invariant($"line {i + 1} dropped")));
        Try("lines doubled", cases.All, lines, (bench, i) =>
            bench.Judge(original.With(i, i + 1, i, i), FormattableString.Invariant($"line {i + 1} doubled")));
        AuditEvent[] events = original.Read();
        Try("logs written anew", cases.All, lines, (bench, i) =>
            bench.Judge(
            WrittenAnew(events, i, original.Checkpoint.Origin), FormattableString.Invariant($"written anew from line {i + 1} on")));

        void Try(string way, Cases of, int count, Action<LinesBench, int> tamper) =>
            of.Try(way, count, () => new LinesBench(original, cases.Tampered), tamper);
    }

    /// <summary>One change said by somebody else, by somebody who can hash: every event names the one before it, and all of it
    /// replays.</summary>
    public static byte[] WrittenAnew(AuditEvent[] events, int at, string log)
    {
        (long First, int Count) change = (events[at].Sequence - events[at].Index + 1, events[at].Count);
        using MemoryStream stream = new();
        LedgerLines.Write(
            events.Select(e => IsIn(e) ? e with { Context = e.Context with { Actor = "somebody else" } } : e), new LedgerChain(log),
            stream);
        stream.Position = 0;
        if (!LedgerLines.Verify(stream).IsValid) throw new InvalidOperationException("What was written anew does not even fit together.");
        return stream.ToArray();

        bool IsIn(AuditEvent e) => e.Sequence >= change.First && e.Sequence < change.First + change.Count;
    }
}
