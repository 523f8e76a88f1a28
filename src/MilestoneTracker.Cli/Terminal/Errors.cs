namespace MilestoneTracker.Cli.Terminal;

// What goes wrong, on standard error: "error: " and what to do.
internal static class Errors
{
    public static void Write(CommandEnvironment around, string message, bool isColored)
    {
        Quietly(around, Colors.Paint("error:", Tone.Bad, isColored) + " " + TerminalText.Harmless(message) + around.Error.NewLine);
    }

    /// <summary>Writes as far as standard error lets it: where it is full or closed, the exit code says what there is to say.</summary>
    public static void Quietly(CommandEnvironment around, string text)
    {
        try
        {
            around.Error.Write(text);
            around.Error.Flush();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // Nobody is there to read it.
        }
    }
}
