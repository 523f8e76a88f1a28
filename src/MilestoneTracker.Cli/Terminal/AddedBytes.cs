namespace MilestoneTracker.Cli.Terminal;

// What an editor, a shell or a transfer adds to a text of lines without changing what the lines say: a byte order mark, carriage returns,
// empty lines. A log or a checkpoint has none of it, and its bytes count.
internal static class AddedBytes
{
    /// <summary>What was added, as the end of a sentence: "has …"; <see langword="null"/> for nothing.</summary>
    /// <param name="text">The text in UTF-8.</param>
    /// <param name="mayHaveEmptyLines">Whether it can have empty lines of its own.</param>
    public static string? Describe(ReadOnlySpan<byte> text, bool mayHaveEmptyLines = false)
    {
        List<string> found = [];
        if (text.StartsWith("\uFEFF"u8)) found.Add("a byte order mark at its beginning");
        if (text.IndexOf("\r\n"u8) >= 0) found.Add("carriage returns at the ends of lines");
        if (!mayHaveEmptyLines && HasEmptyLine(text)) found.Add("empty lines");
        return found.Count == 0 ? null : string.Join(" and ", found);
    }

    /// <summary>The text without them.</summary>
    public static byte[] Remove(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("\uFEFF"u8)) text = text[3..];
        byte[] rest = new byte[text.Length];
        int length = 0;
        for (int i = 0; i < text.Length; i++)
        {
            bool isReturn = text[i] == (byte)'\r' && i + 1 < text.Length && text[i + 1] == (byte)'\n';
            bool isEmptyLine = text[i] == (byte)'\n' && (length == 0 || rest[length - 1] == (byte)'\n');
            if (!isReturn && !isEmptyLine) rest[length++] = text[i];
        }

        return rest[..length];
    }

    private static bool HasEmptyLine(ReadOnlySpan<byte> text)
    {
        if (text.StartsWith("\uFEFF"u8)) text = text[3..];
        return text.StartsWith("\n"u8) || text.StartsWith("\r\n"u8) || text.IndexOf("\n\n"u8) >= 0 || text.IndexOf("\n\r\n"u8) >= 0;
    }
}
