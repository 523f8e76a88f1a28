namespace MilestoneTracker.Cli.Terminal;

// The meaning of a colour; colour is never the only sign.
internal enum Tone
{
    Plain,
    Good,
    Active,
    Warning,
    Bad,
    Faint,
}
