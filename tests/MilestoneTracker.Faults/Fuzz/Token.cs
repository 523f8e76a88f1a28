namespace MilestoneTracker.Faults.Fuzz;

internal enum TokenKind
{
    Text,
    Key,
    Scalar, // a number, or a word without quotes
    Opening,
    Closing,
    Separator, // a comma, a colon
}

/// <summary>A piece of something that looks like JSON: from start to before end, quotes included.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End)
{
    public int Length => End - Start;

    public Span<byte> Of(Draft draft) => draft.Bytes[Start..End];
}
