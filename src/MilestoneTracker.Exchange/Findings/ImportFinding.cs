namespace MilestoneTracker.Exchange.Findings;

/// <summary>Something that an import could not take, or took differently from how it stands in the input.</summary>
/// <param name="Code">What it is, as a word that does not change, such as <c>date-not-understood</c>.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="Place">Where it stands in the input.</param>
/// <param name="SourceId">The item that it concerns, as the origin knows it; <see langword="null"/> where it concerns none.</param>
/// <param name="Message">What is wrong, with which value, and what can be done.</param>
public sealed record ImportFinding(string Code, FindingLevel Level, ImportPlace Place, string? SourceId, string Message)
{
    /// <summary>The finding in a line, for people.</summary>
    public override string ToString() => $"{Place}{(Place.Line > 0 ? " " : "")}{Code}: {Message}";
}
