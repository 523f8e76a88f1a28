namespace MilestoneTracker.Cli.Plans;

/// <summary>A plan file or a list of dependencies is not what it should be, at a place.</summary>
internal sealed class PlanFileException(string file, TextPosition place, string what, Exception? innerException = null)
    : Exception(FormattableString.Invariant($"{file}, line {place.Line}, column {place.Column}: {what}"), innerException)
{
    public TextPosition Place => place;
}
