namespace MilestoneTracker.Cli.Terminal;

// What goes wrong, on standard error: "error: " and what to do.
internal static class Errors
{
    public static void Write(Surroundings around, string message, bool isColored)
    {
        around.Error.WriteLine(Colors.Paint("error:", Tone.Bad, isColored) + " " + Words.Harmless(message));
        around.Error.Flush();
    }
}
