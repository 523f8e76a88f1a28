namespace MilestoneTracker.Cli.Imports;

// Binary files that people try to import first: what they are, and what to save them as instead.
internal static class BinaryFiles
{
    private static ReadOnlySpan<byte> Compound => [0xD0, 0xCF, 0x11, 0xE0];

    private static ReadOnlySpan<byte> Zip => "PK\u0003\u0004"u8;

    /// <summary>Why a file is refused by its first bytes; <see langword="null"/> if it may be text.</summary>
    public static string? Refusal(string file, ReadOnlySpan<byte> start)
    {
        if (start.StartsWith(Compound)) return $"'{file}' is a binary file of Microsoft Project or Office, which is not read here. "
            + "In Microsoft Project save the plan as XML, in Excel save the sheet as CSV UTF-8, and import that.";
        if (start.StartsWith(Zip)) return $"'{file}' is a zip archive, such as a workbook of Excel. "
            + "Save the sheet as CSV UTF-8, or take the file out of the archive, and import that.";
        return null;
    }

    /// <summary>Why a file with zero bytes is refused; <see langword="null"/> if it has none.</summary>
    public static string? RefusalOfZeros(string file, ReadOnlySpan<byte> start)
    {
        int at = start.IndexOf((byte)0);
        if (at < 0) return null;
        ReadOnlySpan<byte> before = start[..at];
        (int line, int column) = (before.Count((byte)'\n') + 1, at - before.LastIndexOf((byte)'\n'));
        return FormattableString.Invariant($"'{file}' is not text in UTF-8: byte {column} of line {line} is zero. ")
            + "Save it as UTF-8, or name another file.";
    }
}
