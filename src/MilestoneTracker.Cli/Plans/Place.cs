namespace MilestoneTracker.Cli.Plans;

/// <summary>A place in a file: the line and the byte in it, both from 1.</summary>
internal readonly record struct Place(int Line, int Column)
{
    /// <summary>The place of a byte.</summary>
    public static Place Of(ReadOnlySpan<byte> text, long offset)
    {
        ReadOnlySpan<byte> before = text[..(int)Math.Min(offset, text.Length)];
        return new Place(before.Count((byte)'\n') + 1, before.Length - (before.LastIndexOf((byte)'\n') + 1) + 1);
    }
}
