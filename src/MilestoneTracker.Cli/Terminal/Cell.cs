namespace MilestoneTracker.Cli.Terminal;

/// <summary>A cell of a table.</summary>
/// <param name="Text">The text for people.</param>
/// <param name="Plain">The text for programs, if it differs.</param>
/// <param name="Tone">The meaning of its colour.</param>
internal readonly record struct Cell(string Text, string? Plain = null, Tone Tone = Tone.Plain)
{
    public static implicit operator Cell(string text) => new(text);

    public Cell ToCell() => this;
}
