using MilestoneTracker.Cli.Terminal;

namespace MilestoneTracker.Cli.Logs;

internal static class LogKinds
{
    private const int BytesRead = 1 << 16;

    /// <summary>The kind of a file that is changed or made. A pipe or a device, which has no length, is not opened: that could take for
    /// ever.</summary>
    public static LogKind Detect(string path)
    {
        if (!File.Exists(path)) return LogKind.Missing;
        if (new FileInfo(path).Length == 0) return LogKind.Empty;
        using FileStream input = InputFile.Open(path);
        return Detect(input, Path.GetExtension(path));
    }

    public static LogKind Detect(Stream input, string extension)
    {
        byte[] start = new byte[BytesRead];
        return Detect(start.AsSpan(0, input.ReadAtLeast(start, BytesRead, throwOnEndOfStream: false)), extension);
    }

    public static LogKind Detect(ReadOnlySpan<byte> start, string extension)
    {
        if (start.IsEmpty) return LogKind.Empty;
        if (start.StartsWith("SQLite format 3\0"u8)) return LogKind.Sqlite;
        ReadOnlySpan<byte> text = start.TrimStart("\uFEFF"u8).TrimStart(" \t\r\n"u8);
        if (text.IsEmpty || text[0] != (byte)'{')
            return extension is ".jsonl" or ".ndjson" ? LogKind.Lines : extension == ".json" ? LogKind.Plan : LogKind.Unknown;
        return extension switch
        {
            ".jsonl" or ".ndjson" => LogKind.Lines,
            ".json" => LogKind.Plan,
            _ => IsLine(text) ? LogKind.Lines : LogKind.Plan,
        };
    }

    // An event is canonical JSON, so its line begins with its first member; no plan file does.
    private static bool IsLine(ReadOnlySpan<byte> text) => text.StartsWith("{\"actor\":"u8);
}
