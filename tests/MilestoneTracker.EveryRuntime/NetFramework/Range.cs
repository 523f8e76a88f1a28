namespace System;

// From a place to before another.
internal readonly struct Range(Index start, Index end)
{
    public static Range All => new(Index.Start, Index.End);

    public Index Start => start;

    public Index End => end;

    public static Range StartAt(Index start) => new(start, Index.End);

    public static Range EndAt(Index end) => new(Index.Start, end);

    public (int Offset, int Length) GetOffsetAndLength(int length)
    {
        int from = start.GetOffset(length);
        int to = end.GetOffset(length);
        return from >= 0 && from <= to && to <= length ? (from, to - from) : throw new ArgumentOutOfRangeException(nameof(length));
    }
}
