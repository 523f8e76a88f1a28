namespace MilestoneTracker.Cli.CommandLine;

/// <summary>A call that cannot be answered, with how it ends and what to do.</summary>
internal sealed class InvocationException(int exitCode, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    public int ExitCode => exitCode;
}
