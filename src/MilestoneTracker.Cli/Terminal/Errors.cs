namespace MilestoneTracker.Cli.Terminal;

// Writes errors to standard error: "error: ", what is wrong, and what to do.
internal static class Errors
{
    public static void Write(CommandEnvironment environment, string message, bool isColored)
    {
        Quietly(
            environment, Colors.Paint("error:", Tone.Bad, isColored) + " " + TerminalText.Harmless(message) + environment.Error.NewLine);
    }

    /// <summary>Writes to standard error and ignores failures: if it is full or closed, only the exit code is left.</summary>
    public static void Quietly(CommandEnvironment environment, string text)
    {
        try
        {
            environment.Error.Write(text);
            environment.Error.Flush();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // Standard error is full or closed.
        }
    }
}
