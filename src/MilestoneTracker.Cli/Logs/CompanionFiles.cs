using MilestoneTracker.Cli.CommandLine;

namespace MilestoneTracker.Cli.Logs;

// The files that SQLite and the library keep next to a log. Writing to one of these names destroys events, or SQLite deletes the file.
internal static class CompanionFiles
{
    private static readonly string[] Ends = ["-wal", "-shm", "-journal", "-state", "-state.part", "-snapshot"];

    /// <summary>Refuses a name that belongs to a log.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="file">The path as it was typed, for the message.</param>
    /// <param name="option">The option that named it.</param>
    public static void Refuse(string path, string file, string option)
    {
        foreach (string end in Ends)
        {
            if (!path.EndsWith(end, StringComparison.OrdinalIgnoreCase)) continue;
            string log = path[..^end.Length];
            if (new FileInfo(log) is not { Exists: true, Length: > 0 } || LogKinds.Detect(log) != LogKind.Sqlite) continue;
            throw new InvocationException(
                ExitCode.Refused,
                $"'{file}' belongs to the log '{Path.GetFileName(log)}', and events would be lost. Name another file with {option}.");
        }
    }
}
