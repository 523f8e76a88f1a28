namespace MilestoneTracker.Cli.Logs;

// What a file is, told by its first bytes where they are plain, and else by its name.
internal enum LogKind
{
    Missing,
    Empty,
    Sqlite,
    Lines,
    Plan,
    Unknown,
}
