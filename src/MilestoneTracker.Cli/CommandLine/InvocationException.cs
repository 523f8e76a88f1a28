namespace MilestoneTracker.Cli.CommandLine;

/// <summary>An invocation that failed, with its exit code and a message that says what to do.</summary>
internal sealed class InvocationException(int exitCode, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    public int ExitCode => exitCode;
}
