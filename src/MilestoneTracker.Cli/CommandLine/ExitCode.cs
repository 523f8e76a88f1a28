namespace MilestoneTracker.Cli.CommandLine;

// How an invocation ends; documented in docs/cli/milestones.md.
internal static class ExitCode
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int Usage = 2;
    public const int NoLog = 3;
    public const int NotValid = 4;
    public const int Unknown = 5;
    public const int Unanswered = 6;
    public const int Interrupted = 130;
}
