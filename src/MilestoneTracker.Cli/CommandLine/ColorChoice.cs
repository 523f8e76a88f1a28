namespace MilestoneTracker.Cli.CommandLine;

internal enum ColorChoice
{
    Auto,
    Always,
    Never,
}
