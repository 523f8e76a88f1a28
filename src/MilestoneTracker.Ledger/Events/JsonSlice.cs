namespace MilestoneTracker.Ledger.Events;

// Where a value stands in the bytes of an event: from start to before end, its quotes included.
internal readonly struct JsonSlice(int start, int end)
{
    public int Start => start;

    public int End => end;

    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> bytes) => bytes.Slice(start, end - start);
}
