namespace MilestoneTracker.Cli.Terminal;

/// <summary>A cell of a table.</summary>
/// <param name="Text">What people read.</param>
/// <param name="Plain">What programs read, where that is another text.</param>
/// <param name="Tone">How it is coloured.</param>
internal readonly record struct Cell(string Text, string? Plain = null, Tone Tone = Tone.Plain)
{
    public static implicit operator Cell(string text) => new(text);

    public Cell ToCell() => this;
}
