using System.IO.Compression;

namespace MilestoneTracker.TestSupport.Data;

// The files beside the repository, row by row.
internal static class SharedData
{
    public static string PathOf(params string[] parts) => Path.Combine([Repository.Shared, "data", .. parts]);

    public static string? ReasonToSkip(string folder) =>
        Directory.Exists(PathOf(folder)) ? null : $"The data is not there: ../shared/data/{folder}, beside the repository.";

    /// <summary>The rows after the header line.</summary>
    public static IEnumerable<string[]> Rows(char separator, params string[] parts) =>
        Lines(PathOf(parts)).Skip(1).Select(line => line.Split(separator));

    private static IEnumerable<string> Lines(string file)
    {
        using Stream stream = File.OpenRead(file);
        using Stream plain = file.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using StreamReader reader = new(plain);
        while (reader.ReadLine() is { } line) yield return line;
    }
}
