using MilestoneTracker.Cli.CommandLine;

namespace MilestoneTracker.Cli.Logs;

// The files beside a log in SQLite are its own: who writes to one of these names destroys events, or has his file deleted by SQLite.
internal static class BesideLog
{
    private static readonly string[] Ends = ["-wal", "-shm", "-journal", "-snapshot", "-snapshot.part"];

    /// <summary>Refuses a name that belongs to a log.</summary>
    /// <param name="path">Where the file is, or is to be.</param>
    /// <param name="file">Its name as it was typed.</param>
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
