using Spectre.Console;

namespace MilestoneTracker.Cli.Terminal;

// The sixteen colours that every terminal has, so that output fits the theme of the terminal.
internal static class Colors
{
    public static string Paint(string text, Tone tone, bool isColored) =>
        isColored && tone != Tone.Plain ? $"\e[{Code(tone)}m{text}\e[0m" : text;

    public static Style StyleOf(Tone tone) => tone switch
    {
        Tone.Good => new Style(Color.Green),
        Tone.Active => new Style(Color.Teal),
        Tone.Warning => new Style(Color.Olive),
        Tone.Bad => new Style(Color.Maroon),
        Tone.Faint => new Style(decoration: Decoration.Dim),
        _ => Style.Plain,
    };

    private static string Code(Tone tone) => tone switch
    {
        Tone.Good => "32",
        Tone.Active => "36",
        Tone.Warning => "33",
        Tone.Bad => "31",
        _ => "2",
    };
}
