namespace MilestoneTracker.Ledger.Events;

// The range of a value in the bytes of an event, with its quotes: start inclusive, end exclusive.
internal readonly struct JsonSlice(int start, int end)
{
    public int Start => start;

    public int End => end;

    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> bytes) => bytes.Slice(start, end - start);
}
