namespace MilestoneTracker.Cli.Plans;

/// <summary>A position in a file: the line and the byte in the line, both from 1.</summary>
internal readonly record struct TextPosition(int Line, int Column)
{
    /// <summary>The position of a byte.</summary>
    public static TextPosition Locate(ReadOnlySpan<byte> text, long offset)
    {
        ReadOnlySpan<byte> before = text[..(int)Math.Min(offset, text.Length)];
        return new TextPosition(before.Count((byte)'\n') + 1, before.Length - (before.LastIndexOf((byte)'\n') + 1) + 1);
    }
}
