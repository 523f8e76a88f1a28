namespace MilestoneTracker.Cli.Logs;

// What a file is: detected by its first bytes if they are unambiguous, otherwise by its extension.
internal enum LogKind
{
    Missing,
    Empty,
    Sqlite,
    Lines,
    Plan,
    Unknown,
}
