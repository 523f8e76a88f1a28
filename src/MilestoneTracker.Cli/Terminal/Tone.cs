namespace MilestoneTracker.Cli.Terminal;

// What a colour stands for; never the only sign of it.
internal enum Tone
{
    Plain,
    Good,
    Active,
    Warning,
    Bad,
    Faint,
}
